package io.interlock.simulators.trader;

import io.interlock.domain.OrdStatus;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a trader sent and what became of it. Safe for use by several threads. */
final class Blotter {
    private static final int KEPT = 100_000;
    private final Map<String, TraderOrder> orders = new LinkedHashMap<>();
    private final Map<String, String> rootOf = new HashMap<>();
    private final Map<String, TraderOrder> resting = new LinkedHashMap<>();
    private long cancelRejects;
    private long otherRejects;

    synchronized void sent(TraderOrder order) {
        orders.put(order.clOrdId(), order);
        rootOf.put(order.clOrdId(), order.clOrdId());
        if (orders.size() > KEPT) {
            String oldest = orders.keySet().iterator().next();
            orders.remove(oldest);
            rootOf.remove(oldest);
        }
    }

    /** Notes that {@code clOrdId} is a request on {@code order}. */
    synchronized void requested(String clOrdId, TraderOrder order) {
        rootOf.put(clOrdId, order.clOrdId());
    }

    synchronized void received(FixMessage message, long nanos) {
        switch (message.msgType()) {
            case "8" -> reported(message, nanos);
            case "9" -> cancelRejects++;
            default -> otherRejects++;
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
