package io.interlock.fix;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Rejection;
import java.time.Instant;

/**
 * The platform's own answers, as bodies of messages: a rejected order is an ExecutionReport (35=8,
 * 39=8), a rejected cancel or replace an OrderCancelReject (35=9), a status request for an order
 * nobody knows an ExecutionReport with ExecType(150)=I and OrdStatus(39)=8. A client that speaks
 * FIX 4.2 gets its dialect: ExecTransType(20), no ExecType I, and no reason that FIX 4.2 does not
 * have.
 */
public final class Rejects {
    private static final String FIX42 = "FIX.4.2";
    private static final int BROKER_OPTION = 0;
    private static final int STALE = 8;
    private static final int CXL_BROKER_OPTION = 2;
    private static final int CXL_ALREADY_PENDING = 3;

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
        boolean fix42 = command.fixVersion().equals(FIX42);
        Body body =
                deliveredFor(sent)
                        .add(Tags.ORDER_ID, "NONE")
                        .add(Tags.CL_ORD_ID, command.clOrdId().value())
                        .add(Tags.EXEC_ID, execId(command.commandId()));
        if (fix42) {
            body.add(Tags.EXEC_TRANS_TYPE, execType.equals("I") ? "3" : "0");
        }
        int reason = rejection.ordRejReason();
        body.add(Tags.EXEC_TYPE, fix42 ? "8" : execType)
                .add(Tags.ORD_STATUS, "8")
                .add(
                        Tags.ORD_REJ_REASON,
                        Integer.toString(fix42 && reason > STALE ? BROKER_OPTION : reason));
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
        boolean fix42 = command.fixVersion().equals(FIX42);
        int reason = rejection.cxlRejReason();
        return deliveredFor(FixMessage.of(command.raw()))
                .add(Tags.ORDER_ID, "NONE")
                .add(Tags.CL_ORD_ID, command.clOrdId().value())
                .add(Tags.ORIG_CL_ORD_ID, orig == null ? "NONE" : orig.value())
                .add(Tags.ORD_STATUS, "8")
                .add(Tags.CXL_REJ_RESPONSE_TO, responseTo)
                .add(
                        Tags.CXL_REJ_REASON,
                        Integer.toString(
                                fix42 && reason > CXL_ALREADY_PENDING ? CXL_BROKER_OPTION : reason))
                .add(Tags.TRANSACT_TIME, FixFields.utcTimestamp(now))
                .add(Tags.TEXT, rejection.text())
                .toString();
    }

    /** Who wrote on behalf of another gets the answer for it; the field ends the header. */
    private static Body deliveredFor(FixMessage sent) {
        String party = sent.header(Tags.ON_BEHALF_OF_COMP_ID);
        return party == null ? new Body() : new Body().add(Tags.DELIVER_TO_COMP_ID, party);
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
