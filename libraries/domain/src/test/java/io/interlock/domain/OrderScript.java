package io.interlock.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs events over an order and keeps a line after each: {@code event -> OrdStatus cum/leaves
 * ClOrdID !ANOMALY}. Reports are written as tags: {@code 150=F 39=1 32=100 14=100 151=900}.
 */
final class OrderScript {
    static final CommandId ID = new CommandId("TRADER1", 1, 7);

    private Order order = Order.of(ID);
    private int execIds;
    private final List<String> lines = new ArrayList<>();

    static OrderScript empty() {
        return new OrderScript();
    }

    static OrderScript placed(String clOrdId, long qty) {
        return placed(clOrdId, qty, OrdType.LIMIT, TimeInForce.DAY);
    }

    static OrderScript placed(String clOrdId, long qty, OrdType type, TimeInForce tif) {
        OrderScript script = new OrderScript();
        script.order =
                script.order
                        .apply(new OrderEvent.Placed(new ClOrdId(clOrdId), terms(qty, type, tif)))
                        .order()
                        .apply(new OrderEvent.Sent("OMSA", "OMSA-P"))
                        .order();
        return script;
    }

    static OrderTerms terms(long qty, OrdType type, TimeInForce tif) {
        return new OrderTerms(
                new Account("L1001"),
                new Symbol("EURUSD"),
                Side.BUY,
                type,
                tif,
                Quantity.of(qty),
                type == OrdType.LIMIT ? Price.of("1.1") : null,
                null);
    }

    OrderScript cancel(String clOrdId) {
        return apply("F " + clOrdId, new OrderEvent.CancelRequested(new ClOrdId(clOrdId)));
    }

    OrderScript replace(String clOrdId, long qty) {
        return apply(
                "G " + clOrdId,
                new OrderEvent.ReplaceRequested(
                        new ClOrdId(clOrdId), Quantity.of(qty), Price.of("1.2"), null));
    }

    OrderScript cancelReject(String clOrdId, String orig, String ordStatus) {
        return apply(
                "9 " + clOrdId,
                new OrderEvent.CancelRejected(
                        new CancelReject(
                                null,
                                new ClOrdId(clOrdId),
                                new ClOrdId(orig),
                                OrdStatus.of(ordStatus),
                                1,
                                0,
                                null)));
    }

    OrderScript report(String tags) {
        return apply(tags, new OrderEvent.Reported(reportOf(tags, "E" + ++execIds)));
    }

    OrderScript apply(String name, OrderEvent event) {
        Transition transition = order.apply(event);
        order = transition.order();
        lines.add(name + " -> " + state() + anomalies(transition));
        return this;
    }

    Order order() {
        return order;
    }

    List<String> lines() {
        return lines;
    }

    /** The state after each event, without the events. */
    List<String> states() {
        return lines.stream().map(line -> line.substring(line.indexOf("-> ") + 3)).toList();
    }

    private String state() {
        return "%s %s/%s %s"
                .formatted(order.status(), order.cumQty(), order.leavesQty(), order.clOrdId());
    }

    private static String anomalies(Transition transition) {
        return transition.anomalies().stream()
                .map(anomaly -> " !" + anomaly.kind())
                .collect(Collectors.joining());
    }

    static ExecutionReport reportOf(String tags, String execId) {
        Map<Integer, String> fields = new HashMap<>();
        for (String field : tags.split(" ")) {
            int equals = field.indexOf('=');
            fields.put(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
        }
        String clOrdId = fields.get(11);
        String orig = fields.get(41);
        String ref = fields.get(19);
        String reason = fields.get(103);
        return new ExecutionReport(
                new OrderId("O1"),
                new ExecId(fields.getOrDefault(17, execId)),
                ref == null ? null : new ExecId(ref),
                clOrdId == null ? null : new ClOrdId(clOrdId),
                orig == null ? null : new ClOrdId(orig),
                null,
                null,
                Side.BUY,
                OrdType.LIMIT,
                ExecType.of(fields.getOrDefault(150, "?")),
                OrdStatus.of(fields.getOrDefault(39, "?")),
                qty(fields.get(38)),
                px(fields.get(44)),
                null,
                qty(fields.get(32)),
                px(fields.get(31)),
                qty(fields.get(14)),
                qty(fields.get(151)),
                px(fields.get(6)),
                reason == null ? null : Integer.valueOf(reason),
                fields.get(58),
                null);
    }

    private static @Nullable Quantity qty(@Nullable String text) {
        return text == null ? null : Quantity.of(text);
    }

    private static @Nullable Price px(@Nullable String text) {
        return text == null ? null : Price.of(text);
    }
}
