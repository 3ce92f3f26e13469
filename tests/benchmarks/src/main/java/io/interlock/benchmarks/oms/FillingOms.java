package io.interlock.benchmarks.oms;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/**
 * Answers each NewOrderSingle with two reports: New, then Filled, and copies them to a drop copy
 * where it has one. Everything else it ignores.
 */
final class FillingOms extends ApplicationAdapter {
    private static final int[] ECHOED = {1, 11, 38, 44, 54, 55};
    private final AtomicLong orders = new AtomicLong();
    private final @Nullable SessionID dropCopy;

    /**
     * @param dropCopy gets a copy of every report; null for none
     */
    FillingOms(@Nullable SessionID dropCopy) {
        this.dropCopy = dropCopy;
    }

    @Override
    public void fromApp(Message order, SessionID sessionId) throws FieldNotFound {
        long now = System.nanoTime();
        if (!order.getHeader().getString(35).equals("D")) {
            return;
        }
        Session session = Session.lookupSession(sessionId);
        long number = orders.incrementAndGet();
        String qty = order.getString(38);
        send(session, report(order, number, "0", "0", qty, now));
        send(session, report(order, number, "F", "2", qty, now));
    }

    private void send(Session session, Message report) {
        Message copy = dropCopy == null ? null : (Message) report.clone();
        session.send(report);
        if (copy != null) {
            copy.setString(797, "Y");
            Session.lookupSession(dropCopy).send(copy);
        }
    }

    private static Message report(
            Message order, long number, String execType, String ordStatus, String qty, long now)
            throws FieldNotFound {
        boolean fill = execType.equals("F");
        String price = order.isSetField(44) ? order.getString(44) : "1.1";
        Message report = new Message();
        report.getHeader().setString(35, "8");
        for (int tag : ECHOED) {
            if (order.isSetField(tag)) {
                report.setString(tag, order.getString(tag));
            }
        }
        report.setString(37, "O" + number);
        report.setString(17, "E" + number + "-" + execType);
        report.setString(150, execType);
        report.setString(39, ordStatus);
        report.setString(14, fill ? qty : "0");
        report.setString(151, fill ? "0" : qty);
        report.setString(6, fill ? price : "0");
        if (fill) {
            report.setString(32, qty);
            report.setString(31, price);
        }
        report.setString(60, order.getString(60));
        report.setString(58, "@" + now);
        return report;
    }
}
