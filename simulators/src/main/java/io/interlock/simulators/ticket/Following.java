package io.interlock.simulators.ticket;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints the reports on one message until there is nothing more to expect. */
final class Following {
    private static final int ACCEPTED = 0;
    private static final int REJECTED = 1;
    private static final int UNANSWERED = 2;

    private final TicketSession session;
    private final KnownOrders orders;
    private final FixMessage sent;
    private final Consumer<String> out;
    private @Nullable OrdStatus status;
    private int result = UNANSWERED;
    private boolean over;

    Following(TicketSession session, KnownOrders orders, FixMessage sent, Consumer<String> out) {
        this.session = session;
        this.orders = orders;
        this.sent = sent;
        this.out = out;
    }

    /**
     * Waits {@code patience} in all, but only {@code quiet} after the last report on an order that
     * may rest. Returns the exit code.
     */
    int follow(Duration patience, Duration quiet) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!over) {
            long left = end - System.nanoTime();
            boolean settled = status != null && mayRest();
            FixMessage next =
                    session.next(
                            Duration.ofNanos(settled ? Math.min(left, quiet.toNanos()) : left));
            if (next == null) {
                break;
            }
            take(next);
        }
        conclude(patience);
        return result;
    }

    private boolean mayRest() {
        return !sent.text(Tag.ORD_TYPE).equals("1")
                && !sent.text(Tag.TIME_IN_FORCE).equals("3")
                && !sent.text(Tag.TIME_IN_FORCE).equals("4");
    }

    private void take(FixMessage message) {
        if (message.msgType().equals("A") || message.fields().isEmpty()) {
            return;
        }
        boolean mine =
                message.text(Tag.CL_ORD_ID).equals(sent.text(Tag.CL_ORD_ID))
                        || message.msgType().length() == 1 && "35j".contains(message.msgType());
        if (message.msgType().equals("8")) {
            orders.reported(message);
        }
        out.accept(
                mine
                        ? Words.report(message)
                        : "[" + message.text(Tag.CL_ORD_ID) + "] " + Words.report(message));
        if (mine) {
            judge(message);
        }
    }

    private void judge(FixMessage message) {
        switch (message.msgType()) {
            case "8" -> {
                OrdStatus now = OrdStatus.of(message.text(Tag.ORD_STATUS));
                status = now;
                result = now == OrdStatus.REJECTED ? REJECTED : ACCEPTED;
                over =
                        now == OrdStatus.REJECTED
                                || now == OrdStatus.FILLED
                                || now == OrdStatus.CANCELED
                                || now == OrdStatus.EXPIRED
                                || ExecType.of(message.text(Tag.EXEC_TYPE))
                                        == ExecType.ORDER_STATUS;
            }
            case "5" -> over = true;
            default -> {
                result = REJECTED;
                over = true;
            }
        }
    }

    private void conclude(Duration patience) {
        OrdStatus now = status;
        if (result == UNANSWERED) {
            out.accept("No answer within " + patience.toSeconds() + " s");
        } else if (now == OrdStatus.NEW || now == OrdStatus.PARTIALLY_FILLED) {
            out.accept(
                    "The order stands; cancel it with: order cancel " + sent.text(Tag.CL_ORD_ID));
        }
    }
}
