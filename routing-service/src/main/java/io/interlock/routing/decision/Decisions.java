package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.routing.decision.Rule.Answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides one order: asks every rule in order until one rejects, and keeps what each said. The
 * first route stands.
 */
public final class Decisions {
    private Decisions() {}

    /**
     * The decision about {@code command}, given the state of the platform and the time. Never
     * throws.
     */
    public static RoutingDecision decide(OrderCommand command, View view, Instant now) {
        List<Verdict> trace = new ArrayList<>(Rules.ALL.size());
        List<Budget> budgets = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        Answer.Route route = null;
        for (Rule rule : Rules.ALL) {
            Answer answer =
                    rule.chooses() && route != null
                            ? Rule.skip("goes to " + route.oms())
                            : rule.question().ask(command, view, now);
            if (answer instanceof Answer.Counted counted) {
                budgets.addAll(counted.budgets());
                answer = counted.answer();
            }
            if (answer instanceof Answer.Informed informed) {
                inputs.addAll(informed.inputs());
                answer = informed.answer();
            }
            trace.add(verdict(rule.name(), answer));
            if (answer instanceof Answer.Route first) {
                route = first;
            } else if (answer instanceof Answer.Reject no) {
                Rejection rejection =
                        new Rejection(rule.name(), no.ordRejReason(), no.cxlRejReason(), no.text());
                return new RoutingDecision(
                        command,
                        null,
                        rejection,
                        trace,
                        List.<Edit>of(),
                        view.versions(),
                        now,
                        budgets.stream().map(Budget::untaken).toList(),
                        no.policy(),
                        inputs);
            }
        }
        Rejection unrouted =
                route == null
                        ? new Rejection("symbol-bucket", 0, 2, "No rule routed the order")
                        : null;
        return new RoutingDecision(
                command,
                route == null ? null : route.oms(),
                unrouted,
                trace,
                route == null ? List.of() : route.edits(),
                view.versions(),
                now,
                budgets,
                route == null ? null : route.policy(),
                inputs);
    }

    private static Verdict verdict(String rule, Answer answer) {
        return switch (answer) {
            case Answer.Pass pass -> new Verdict(rule, "PASS", pass.detail());
            case Answer.Skip skip -> new Verdict(rule, "SKIP", skip.detail());
            case Answer.Observed observed -> new Verdict(rule, "OBSERVED", observed.detail());
            case Answer.Route route ->
                    new Verdict(rule, "ROUTE", route.oms() + ": " + route.detail());
            case Answer.Reject reject -> new Verdict(rule, "REJECT", reject.text());
            case Answer.Counted counted -> verdict(rule, counted.answer());
            case Answer.Informed informed -> verdict(rule, informed.answer());
        };
    }
}
