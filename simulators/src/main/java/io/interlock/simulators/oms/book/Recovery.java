package io.interlock.simulators.oms.book;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders as the reports once sent on them tell. A report counts once by its ExecID, whichever
 * session it is read from. An order came by the session that has reports of it which are no copies.
 */
public final class Recovery {
    private final Map<String, BookOrder> orders = new LinkedHashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Takes the next report in the order sent; anything but an ExecutionReport is passed over. */
    public void reported(String session, FixMessage report, Instant at) {
        String orderId = report.text(Tag.ORDER_ID);
        ExecType type = ExecType.of(report.text(Tag.EXEC_TYPE));
        boolean news = type != ExecType.ORDER_STATUS && !orderId.equals("NONE");
        if (!report.text(Tag.COPY_MSG_INDICATOR).equals("Y")) {
            sessions.putIfAbsent(orderId, session);
        }
        if (report.msgType().equals("8") && news && seen.add(report.text(Tag.EXEC_ID))) {
            BookOrder before = orders.get(orderId);
            List<String> names = before == null ? List.of() : before.names();
            List<Trade> trades = before == null ? List.of() : before.trades();
            String from = before == null ? session : before.session();
            orders.put(orderId, order(report, from, names, trades(report, type, trades), at));
        }
    }

    public Collection<BookOrder> orders() {
        return orders.values().stream()
                .map(order -> order.by(sessions.getOrDefault(order.orderId(), order.session())))
                .toList();
    }

    private static List<Trade> trades(FixMessage report, ExecType type, List<Trade> before) {
        List<Trade> trades = new ArrayList<>(before);
        String ref = report.text(Tag.EXEC_REF_ID);
        BigDecimal qty = report.decimal(Tag.LAST_QTY);
        BigDecimal px = report.decimal(Tag.LAST_PX);
        if (qty == null || px == null) {
            return trades;
        }
        Trade trade = new Trade(report.text(Tag.EXEC_ID), qty, px, false);
        if (type == ExecType.TRADE_CANCEL) {
            trades.replaceAll(each -> each.execId().equals(ref) ? each.bust() : each);
        } else if (type == ExecType.TRADE_CORRECT) {
            trades.replaceAll(each -> each.execId().equals(ref) ? trade : each);
        } else {
            trades.add(trade);
        }
        return trades;
    }

    private static BookOrder order(
            FixMessage report, String session, List<String> names, List<Trade> trades, Instant at) {
        Set<String> all = new LinkedHashSet<>(names);
        all.add(report.text(Tag.CL_ORD_ID));
        BigDecimal qty = report.decimal(Tag.ORDER_QTY);
        return new BookOrder(
                report.text(Tag.ORDER_ID),
                report.text(Tag.CL_ORD_ID),
                List.copyOf(all),
                session,
                report.text(Tag.ACCOUNT),
                report.text(Tag.SYMBOL),
                Side.of(report.text(Tag.SIDE)),
                OrdType.of(report.text(Tag.ORD_TYPE)),
                TimeInForce.of(report.text(Tag.TIME_IN_FORCE)),
                qty == null ? BigDecimal.ZERO : qty,
                report.decimal(Tag.PRICE),
                report.decimal(Tag.STOP_PX),
                Expiry.of(report),
                at,
                OrdStatus.of(report.text(Tag.ORD_STATUS)),
                false,
                true,
                List.copyOf(trades));
    }
}
