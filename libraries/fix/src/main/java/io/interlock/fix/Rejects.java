package io.interlock.fix;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Rejection;
import java.time.Instant;

/**
 * The platform's own answers, as bodies of FIX 4.4 messages: a rejected order is an ExecutionReport
 * (35=8, 39=8), a rejected cancel or replace an OrderCancelReject (35=9), a status request for an
 * order nobody knows an ExecutionReport with ExecType(150)=I and OrdStatus(39)=8.
 */
public final class Rejects {
    private Rejects() {}

    /**
     * A message to be sent on a client's session: MsgType(35) and the body, each field ended by
     * SOH.
     */
    public record Answer(String msgType, String body) {}

    /** The answer that carries {@code rejection} to the client. */
    public static Answer answer(OrderCommand command, Rejection rejection, Instant now) {
        return switch (command.kind()) {
            case NEW -> new Answer("8", report(command, rejection, "8", now));
            case STATUS -> new Answer("8", report(command, rejection, "I", now));
            case CANCEL -> new Answer("9", cancelReject(command, rejection, "1", now));
            case REPLACE -> new Answer("9", cancelReject(command, rejection, "2", now));
        };
    }

    private static String report(
            OrderCommand command, Rejection rejection, String execType, Instant now) {
        FixMessage sent = FixMessage.of(command.raw());
        Body body =
                new Body()
                        .add(Tags.ORDER_ID, "NONE")
                        .add(Tags.CL_ORD_ID, command.clOrdId().value())
                        .add(Tags.EXEC_ID, execId(command.commandId()))
                        .add(Tags.EXEC_TYPE, execType)
                        .add(Tags.ORD_STATUS, "8")
                        .add(Tags.ORD_REJ_REASON, Integer.toString(rejection.ordRejReason()));
        for (int echoed :
                new int[] {
                    Tags.ACCOUNT,
                    Tags.SYMBOL,
                    Tags.SIDE,
                    Tags.ORDER_QTY,
                    Tags.ORD_TYPE,
                    Tags.PRICE,
                    Tags.STOP_PX,
                    Tags.TIME_IN_FORCE
                }) {
            String value = sent.get(echoed);
            if (value != null) {
                body.add(echoed, value);
            }
        }
        return body.add(Tags.LEAVES_QTY, "0")
                .add(Tags.CUM_QTY, "0")
                .add(Tags.AVG_PX, "0")
                .add(Tags.TRANSACT_TIME, FixFields.utcTimestamp(now))
                .add(Tags.TEXT, rejection.text())
                .toString();
    }

    private static String cancelReject(
            OrderCommand command, Rejection rejection, String responseTo, Instant now) {
        var orig = command.origClOrdId();
        return new Body()
                .add(Tags.ORDER_ID, "NONE")
                .add(Tags.CL_ORD_ID, command.clOrdId().value())
                .add(Tags.ORIG_CL_ORD_ID, orig == null ? "NONE" : orig.value())
                .add(Tags.ORD_STATUS, "8")
                .add(Tags.CXL_REJ_RESPONSE_TO, responseTo)
                .add(Tags.CXL_REJ_REASON, Integer.toString(rejection.cxlRejReason()))
                .add(Tags.TRANSACT_TIME, FixFields.utcTimestamp(now))
                .add(Tags.TEXT, rejection.text())
                .toString();
    }

    /** Unique because the command's id is: one answer a command. */
    private static String execId(CommandId id) {
        return "IL-" + id;
    }

    private static final class Body {
        private final StringBuilder text = new StringBuilder(256);

        Body add(int tag, String value) {
            text.append(tag)
                    .append('=')
                    .append(value.replace(FixMessage.SOH, ' '))
                    .append(FixMessage.SOH);
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
