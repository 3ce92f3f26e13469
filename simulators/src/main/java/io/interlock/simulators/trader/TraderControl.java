package io.interlock.simulators.trader;

import io.interlock.simulators.control.ControlServer;
import io.interlock.simulators.control.ControlServer.Reply;
import io.interlock.simulators.control.ControlServer.Request;
import io.interlock.simulators.wire.FixEndpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The control port of the trader simulator; its paths stand in the module's README. */
final class TraderControl implements AutoCloseable {
    private final TraderSimulator traders;
    private final ControlServer server;

    record OrderView(
            int run,
            String session,
            String clOrdId,
            String current,
            String symbol,
            String status,
            BigDecimal orderQty,
            BigDecimal cumQty,
            BigDecimal leavesQty,
            String orderId,
            String text,
            long latencyMicros) {
        static OrderView of(TraderOrder order) {
            return new OrderView(
                    order.run(),
                    order.session(),
                    order.clOrdId(),
                    order.current(),
                    order.request().text(55),
                    statusOf(order),
                    order.orderQty(),
                    order.cumQty(),
                    order.leavesQty(),
                    order.orderId(),
                    order.text(),
                    order.latencyNanos() / 1_000);
        }
    }

    record SessionView(String name, boolean loggedOn, int nextIn, int nextOut) {
        static SessionView of(FixEndpoint endpoint) {
            return new SessionView(
                    endpoint.name(), endpoint.loggedOn(), endpoint.nextIn(), endpoint.nextOut());
        }
    }

    TraderControl(TraderSimulator traders, String host, int port) {
        this.traders = traders;
        this.server =
                new ControlServer(host, port)
                        .on("GET", "/state", request -> state())
                        .on("GET", "/flow", request -> flow())
                        .on("POST", "/flow", this::start)
                        .on("POST", "/pause", request -> pause(true))
                        .on("POST", "/resume", request -> pause(false))
                        .on("GET", "/orders", this::orders)
                        .on("GET", "/orders/{id}", this::order)
                        .on(
                                "GET",
                                "/log",
                                request -> Reply.ok(traders.journal().newest(request.limit(200))));
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

    private static String statusOf(TraderOrder order) {
        return order.status() == null ? "SENT" : order.status().name();
    }

    private Reply state() {
        Map<String, Long> byStatus = new TreeMap<>();
        traders.orders().forEach(order -> byStatus.merge(statusOf(order), 1L, Long::sum));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("sessions", traders.endpoints().stream().map(SessionView::of).toList());
        state.put("paused", traders.isPaused());
        state.put("orders", byStatus);
        state.put("resting", traders.resting());
        state.put("cancelRejects", traders.cancelRejects());
        state.put("otherRejects", traders.otherRejects());
        state.put("journal", traders.journal().file().toString());
        traders.progress().ifPresent(progress -> state.put("flow", progress));
        return Reply.ok(state);
    }

    private Reply flow() {
        return traders.progress().map(Reply::ok).orElseGet(() -> Reply.notFound("A flow"));
    }

    private Reply start(Request request) {
        JsonNode body = request.body();
        List<String> sessions = new ArrayList<>();
        body.path("sessions").forEach(each -> sessions.add(each.asString()));
        JsonNode mix = body.path("mix");
        traders.flow(
                body.path("ratePerSecond").asDouble(2),
                body.path("count").asLong(0),
                mix.isMissingNode() ? Mix.USUAL : ControlServer.JSON.treeToValue(mix, Mix.class),
                sessions,
                body.path("seed").asLong(1));
        return flow();
    }

    private Reply pause(boolean on) {
        if (on) {
            traders.pause();
        } else {
            traders.resume();
        }
        return state();
    }

    private Reply orders(Request request) {
        List<OrderView> all = traders.orders().stream().map(OrderView::of).toList();
        return Reply.ok(all.subList(Math.max(0, all.size() - request.limit(1_000)), all.size()));
    }

    private Reply order(Request request) {
        return traders.order(request.path("id"))
                .map(order -> Reply.ok(OrderView.of(order)))
                .orElseGet(() -> Reply.notFound("Order " + request.path("id")));
    }
}
