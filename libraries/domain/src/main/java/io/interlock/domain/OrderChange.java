package io.interlock.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order while one event is applied to it. Lives for that long, on one thread. */
final class OrderChange {
    final Order before;
    final List<ClOrdId> clOrdIds;
    final List<Fill> fills;
    final List<ChangeRequest> requests;
    final Set<ClOrdId> answered;
    final Set<ExecId> execIds;
    OrderLife life;
    OrderTerms terms;
    @Nullable String oms;
    @Nullable String omsSession;
    @Nullable OrderId orderId;
    Quantity cumQty;
    @Nullable Price avgPx;
    @Nullable String text;
    private final List<Anomaly> anomalies = new ArrayList<>();

    OrderChange(Order order) {
        before = order;
        clOrdIds = new ArrayList<>(order.clOrdIds());
        fills = new ArrayList<>(order.fills());
        requests = new ArrayList<>(order.requests());
        answered = new LinkedHashSet<>(order.answered());
        execIds = new LinkedHashSet<>(order.execIds());
        life = order.life();
        terms = order.terms();
        oms = order.oms();
        omsSession = order.omsSession();
        orderId = order.orderId();
        cumQty = order.cumQty();
        avgPx = order.avgPx();
        text = order.text();
    }

    void flag(Anomaly.Kind kind, String words) {
        anomalies.add(new Anomaly(kind, words));
    }

    boolean flagged(Anomaly.Kind kind) {
        return anomalies.stream().anyMatch(anomaly -> anomaly.kind() == kind);
    }

    Order order() {
        return new Order(
                before.id(),
                life,
                terms,
                clOrdIds,
                oms,
                omsSession,
                orderId,
                cumQty,
                avgPx,
                fills,
                requests,
                answered,
                execIds,
                text);
    }

    Transition transition() {
        return new Transition(order(), anomalies);
    }

    void placed(OrderEvent.Placed placed) {
        if (!clOrdIds.contains(placed.clOrdId())) {
            clOrdIds.addFirst(placed.clOrdId());
        }
        terms = terms.orElse(placed.terms());
    }

    void routed(OrderEvent.Routed routed) {
        oms = oms == null ? routed.oms() : oms;
        if (life == OrderLife.RECEIVED) {
            life = OrderLife.ROUTED;
        }
    }

    void sent(OrderEvent.Sent sent) {
        oms = sent.oms();
        omsSession = sent.omsSession();
        if (life == OrderLife.RECEIVED || life == OrderLife.ROUTED) {
            life = OrderLife.SENT;
        }
    }

    void rejected(OrderLife rejection, String words) {
        if (life.rejected()) {
            return; // the first outcome stands
        }
        if (life.beforeOms()) {
            life = rejection;
            text = words;
        } else {
            flag(
                    Anomaly.Kind.UNEXPECTED,
                    "the platform rejected an order that the OMS has: " + words);
        }
    }

    void requested(OrderEvent.CancelRequested request) {
        request(
                new ChangeRequest(
                        ChangeRequest.Kind.CANCEL, request.clOrdId(), false, null, null, null));
    }

    void requested(OrderEvent.ReplaceRequested request) {
        request(
                new ChangeRequest(
                        ChangeRequest.Kind.REPLACE,
                        request.clOrdId(),
                        false,
                        request.orderQty(),
                        request.price(),
                        request.stopPx()));
    }

    void request(ChangeRequest request) {
        boolean pending = false;
        for (ChangeRequest known : List.copyOf(requests)) {
            if (known.clOrdId().equals(request.clOrdId())) {
                pending = known.pending();
                requests.remove(known);
            }
        }
        if (!answered.contains(request.clOrdId())) {
            requests.add(pending ? request.asPending() : request);
        }
    }

    void rejected(CancelReject reject) {
        text = reject.text() == null ? text : reject.text();
        orderId = orderId == null ? reject.orderId() : orderId;
        if (reject.clOrdId() != null) {
            answer(reject.clOrdId());
        }
    }

    /** Takes the request of this ClOrdID off the open ones; null where none is known. */
    @Nullable ChangeRequest answer(ClOrdId clOrdId) {
        answered.add(clOrdId);
        for (ChangeRequest request : List.copyOf(requests)) {
            if (request.clOrdId().equals(clOrdId)) {
                requests.remove(request);
                return request;
            }
        }
        return null;
    }
}
