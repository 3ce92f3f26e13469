package io.interlock.simulators.trader;

import io.interlock.domain.OrdStatus;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a trader sent and what became of it. Safe for use by several threads. */
final class Blotter {
    private static final int KEPT = 20_000;
    private int kept = KEPT;
    private final Map<String, TraderOrder> orders = new LinkedHashMap<>();
    private final Map<String, String> rootOf = new LinkedHashMap<>();
    private final Map<String, TraderOrder> resting = new LinkedHashMap<>();
    private long cancelRejects;
    private long otherRejects;

    synchronized void sent(TraderOrder order) {
        orders.put(order.clOrdId(), order);
        rootOf.put(order.clOrdId(), order.clOrdId());
        if (orders.size() > kept) {
            orders.remove(orders.keySet().iterator().next());
        }
        while (rootOf.size() > 2 * kept) {
            rootOf.remove(rootOf.keySet().iterator().next());
        }
    }

    /** Forgets none of the newest {@code count} orders. */
    synchronized void keep(long count) {
        kept = (int) Math.max(KEPT, Math.min(count + 1_000, 1_000_000));
    }

    /** Notes that {@code clOrdId} is a request on {@code order}. */
    synchronized void requested(String clOrdId, TraderOrder order) {
        rootOf.put(clOrdId, order.clOrdId());
    }

    synchronized void received(FixMessage message, long nanos) {
        switch (message.msgType()) {
            case "8" -> reported(message, nanos);
            case "9" -> cancelRejects++;
            case "j" -> refused(message, nanos);
            default -> otherRejects++;
        }
    }

    /** A business reject that names an order by its ClOrdID ends it. */
    private void refused(FixMessage reject, long nanos) {
        otherRejects++;
        String name = reject.text(Tag.BUSINESS_REJECT_REF_ID);
        TraderOrder order = find(name);
        if (order != null && order.clOrdId().equals(name)) {
            reported(
                    FixMessage.type("8")
                            .with(Tag.CL_ORD_ID, name)
                            .with(Tag.ORD_STATUS, OrdStatus.REJECTED.code())
                            .with(Tag.LEAVES_QTY, "0")
                            .with(Tag.TEXT, reject.find(Tag.TEXT))
                            .build(),
                    nanos);
        }
    }

    private void reported(FixMessage report, long nanos) {
        TraderOrder known = find(report.text(Tag.CL_ORD_ID));
        TraderOrder order = known == null ? find(report.text(Tag.ORIG_CL_ORD_ID)) : known;
        if (order == null) {
            return;
        }
        TraderOrder now = order.reported(report, nanos);
        orders.put(now.clOrdId(), now);
        boolean rests = now.status() == OrdStatus.NEW || now.status() == OrdStatus.PARTIALLY_FILLED;
        if (rests) {
            resting.put(now.clOrdId(), now);
        } else {
            resting.remove(now.clOrdId());
        }
    }

    private @Nullable TraderOrder find(String clOrdId) {
        String root = rootOf.get(clOrdId);
        return root == null ? null : orders.get(root);
    }

    synchronized Optional<TraderOrder> order(String clOrdId) {
        return Optional.ofNullable(find(clOrdId));
    }

    synchronized List<TraderOrder> orders() {
        return List.copyOf(orders.values());
    }

    /** Acknowledged limit and stop orders of {@code session} with something left, oldest first. */
    synchronized List<TraderOrder> resting(String session) {
        return resting.values().stream()
                .filter(order -> order.session().equals(session))
                .filter(order -> !order.request().text(Tag.ORD_TYPE).equals("1"))
                .toList();
    }

    synchronized int restingCount() {
        return resting.size();
    }

    synchronized long cancelRejects() {
        return cancelRejects;
    }

    synchronized long otherRejects() {
        return otherRejects;
    }
}
