package io.interlock.simulators.oms;

import io.interlock.simulators.control.ControlServer;
import io.interlock.simulators.control.ControlServer.Reply;
import io.interlock.simulators.control.ControlServer.Request;
import io.interlock.simulators.journal.JournalEntry;
import io.interlock.simulators.oms.book.Action;
import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.simulators.oms.book.BookOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The control port of the OMS simulator; its paths stand in the module's README. */
final class OmsControl implements AutoCloseable {
    private final OmsSimulator oms;
    private final ControlServer server;

    /** An order as the control port shows it. */
    record OrderView(
            String orderId,
            String clOrdId,
            List<String> names,
            String session,
            String account,
            String symbol,
            String side,
            String ordType,
            String timeInForce,
            BigDecimal orderQty,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopPx,
            String status,
            BigDecimal cumQty,
            BigDecimal leavesQty,
            BigDecimal avgPx,
            List<String> execIds) {
        static OrderView of(BookOrder order) {
            return new OrderView(
                    order.orderId(),
                    order.clOrdId(),
                    order.names(),
                    order.session(),
                    order.account(),
                    order.symbol(),
                    order.side().name(),
                    order.ordType().name(),
                    order.timeInForce().name(),
                    order.orderQty(),
                    order.price(),
                    order.stopPx(),
                    order.status().name(),
                    order.cumQty(),
                    order.leavesQty(),
                    order.avgPx(),
                    order.trades().stream().map(trade -> trade.execId()).toList());
        }
    }

    record SessionView(
            String name, int port, boolean loggedOn, int nextIn, int nextOut, List<String> faults) {
        static SessionView of(OmsSession session) {
            return new SessionView(
                    session.endpoint().name(),
                    session.endpoint().port(),
                    session.endpoint().loggedOn(),
                    session.endpoint().nextIn(),
                    session.endpoint().nextOut(),
                    session.faults().stream().map(Fault::word).toList());
        }
    }

    OmsControl(OmsSimulator oms, OmsConfig config) {
        this.oms = oms;
        this.server =
                new ControlServer(config.host(), config.controlPort())
                        .on("GET", "/state", request -> state(config))
                        .on("GET", "/orders", request -> orders(request))
                        .on("GET", "/orders/{id}", request -> shown(request))
                        .on("GET", "/log", request -> log(request))
                        .on("GET", "/rules", request -> Reply.ok(oms.rules().toString()))
                        .on("POST", "/rules", this::addRules)
                        .on("DELETE", "/rules", request -> clearRules())
                        .on("POST", "/orders/{id}/fills", request -> act(request, Kind.FILL))
                        .on("POST", "/orders/{id}/cancel", request -> act(request, Kind.CANCEL))
                        .on("POST", "/orders/{id}/expire", request -> act(request, Kind.EXPIRE))
                        .on("POST", "/orders/{id}/reject", request -> act(request, Kind.REJECT))
                        .on("POST", "/orders/{id}/ack", request -> act(request, Kind.ACK))
                        .on("POST", "/orders/{id}/bust", request -> act(request, Kind.BUST))
                        .on("POST", "/orders/{id}/correct", request -> act(request, Kind.CORRECT))
                        .on("POST", "/orders/{id}/release", request -> act(request, Kind.RELEASE))
                        .on("POST", "/sessions/{name}/faults", this::fault);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply state(OmsConfig config) {
        Collection<BookOrder> orders = oms.orders();
        return Reply.ok(
                Map.of(
                        "name",
                        config.name(),
                        "plain",
                        config.plain(),
                        "journal",
                        oms.journal().file().toString(),
                        "sessions",
                        oms.sessions().stream().map(SessionView::of).toList(),
                        "orders",
                        orders.size(),
                        "open",
                        orders.stream().filter(BookOrder::isOpen).count()));
    }

    private Reply orders(Request request) {
        boolean openOnly = "true".equals(request.query().get("open"));
        List<OrderView> all =
                oms.orders().stream()
                        .filter(order -> !openOnly || order.isOpen())
                        .map(OrderView::of)
                        .toList();
        return Reply.ok(all.subList(Math.max(0, all.size() - request.limit(1_000)), all.size()));
    }

    private Reply shown(Request request) {
        return reply(request, oms.order(request.path("id")));
    }

    private Reply log(Request request) {
        List<JournalEntry> entries = oms.journal().newest(request.limit(200));
        return Reply.ok(entries);
    }

    private Reply addRules(Request request) {
        var rules = Script.rules(request.body());
        oms.addRules(rules);
        return Reply.ok(Map.of("added", rules.size()));
    }

    private Reply clearRules() {
        oms.clearRules();
        return Reply.ok(Map.of("rules", 0));
    }

    private Reply act(Request request, Kind kind) {
        Action action = Script.action(kind, request.body());
        return reply(request, oms.act(request.path("id"), action));
    }

    private static Reply reply(Request request, Optional<BookOrder> order) {
        return order.map(known -> Reply.ok(OrderView.of(known)))
                .orElseGet(() -> Reply.notFound("Order " + request.path("id")));
    }

    private Reply fault(Request request) {
        Fault fault = Fault.of(request.body().path("fault").asString(""));
        int by = request.body().path("by").asInt(0);
        String session = request.path("name");
        oms.fault(session, fault, by);
        return Reply.ok(SessionView.of(oms.session(session)));
    }
}
