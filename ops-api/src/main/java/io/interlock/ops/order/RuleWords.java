package io.interlock.ops.order;

import io.interlock.events.DecisionBasis;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.Explanation.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What routing-service's rules ask, and of what. A rule that is not known here has its name. */
final class RuleWords {
    private static final Map<String, String> QUESTIONS =
            Map.ofEntries(
                    Map.entry("state-fresh", "Is what it is decided by fresh?"),
                    Map.entry("deadline", "Is the order young enough?"),
                    Map.entry("root-order", "Which order is the request about?"),
                    Map.entry("kill-switch", "Is trading in the symbol stopped?"),
                    Map.entry("account-gate", "May the account trade?"),
                    Map.entry("symbol-access", "Is the symbol listed and not blocked?"),
                    Map.entry("market-limits", "Are side, type, size and value allowed?"),
                    Map.entry("time-window", "Is the symbol open now?"),
                    Map.entry("throttle", "Is there room in every throttle?"),
                    Map.entry("forced-route", "Does a policy send it somewhere?"),
                    Map.entry("symbol-bucket", "Where does the symbol's bucket go?"));

    private final List<Named> inputs = new ArrayList<>();

    private RuleWords() {}

    static String question(String rule) {
        return QUESTIONS.getOrDefault(rule, "What does rule " + rule + " say?");
    }

    static List<Named> inputs(String rule, RoutingDecision decision) {
        RuleWords words = new RuleWords();
        OrderCommand command = decision.command();
        switch (rule) {
            case "state-fresh" ->
                    new TreeMap<>(decision.versions())
                            .forEach((kind, version) -> words.with(kind, "v" + version));
            case "deadline" ->
                    words.with("SendingTime(52)", command.sendingTime())
                            .with("allowed until", command.deadline())
                            .with("decided at", decision.decidedAt());
            case "root-order" -> words.rootOrder(command, decision.basis());
            case "kill-switch" ->
                    words.with("Symbol(55)", command.symbol())
                            .with("engaged at", killedAt(command, decision.basis()));
            case "account-gate" ->
                    words.with("Account(1)", command.account()).with("gate", command.gate());
            case "symbol-access", "symbol-bucket" -> words.with("Symbol(55)", command.symbol());
            case "market-limits" -> words.order(command);
            case "time-window" ->
                    words.with("Symbol(55)", command.symbol())
                            .with("decided at", decision.decidedAt());
            case "throttle" ->
                    decision.budgets()
                            .forEach(budget ->
                                    words.with(
                                            budget.key(),
                                            "%s left, %s taken"
                                                    .formatted(
                                                            budget.before().toPlainString(),
                                                            budget.taken().toPlainString())));
            case "forced-route" ->
                    decision.edits()
                            .forEach(edit ->
                                    words.with(
                                            "tag " + edit.tag(),
                                            edit.before() == null
                                                    ? "set to " + edit.after()
                                                    : edit.before() + " -> " + edit.after()));
            default -> {}
        }
        return List.copyOf(words.inputs);
    }

    private void rootOrder(OrderCommand command, @Nullable DecisionBasis basis) {
        with("OrigClOrdID(41)", command.origClOrdId());
        OrderCommand.RootOrder root = command.root();
        if (root != null) {
            with("order", root.commandId());
            with("sent to", root.oms() != null || basis == null ? root.oms() : basis.routedTo());
        }
    }

    private void order(OrderCommand command) {
        with("Side(54)", command.side());
        with("OrdType(40)", command.ordType());
        with("TimeInForce(59)", command.timeInForce());
        with("OrderQty(38)", command.orderQty());
        with("Price(44)", command.price());
        with("StopPx(99)", command.stopPx());
    }

    private static @Nullable Instant killedAt(OrderCommand command, @Nullable DecisionBasis basis) {
        Long since =
                basis == null
                        ? null
                        : basis.documents()
                                .get(
                                        "kill-switch %s:%s"
                                                .formatted(
                                                        command.environment(), command.symbol()));
        return since == null ? null : Instant.ofEpochMilli(since);
    }

    /** What is absent is not shown. */
    private RuleWords with(String name, @Nullable Object value) {
        if (value != null) {
            inputs.add(new Named(name, value.toString()));
        }
        return this;
    }
}
