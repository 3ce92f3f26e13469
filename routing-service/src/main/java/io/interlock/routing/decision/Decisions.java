package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.routing.decision.Rule.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides one order: asks every rule in order until one rejects, and keeps what each said. */
public final class Decisions {
    private Decisions() {}

    /**
     * The decision about {@code command}, given the state of the platform and the time. Never
     * throws.
     */
    public static RoutingDecision decide(OrderCommand command, View view, Instant now) {
        List<Verdict> trace = new ArrayList<>(Rules.ALL.size());
        String oms = null;
        for (Rule rule : Rules.ALL) {
            Answer answer = rule.question().ask(command, view, now);
            trace.add(verdict(rule.name(), answer));
            if (answer instanceof Answer.Route route) {
                oms = route.oms();
            } else if (answer instanceof Answer.Reject no) {
                return decision(
                        command,
                        null,
                        new Rejection(rule.name(), no.ordRejReason(), no.cxlRejReason(), no.text()),
                        trace,
                        view,
                        now);
            }
        }
        Rejection unrouted =
                oms == null
                        ? new Rejection("symbol-bucket", 0, 2, "No rule routed the order")
                        : null;
        return decision(command, oms, unrouted, trace, view, now);
    }

    private static RoutingDecision decision(
            OrderCommand command,
            @Nullable String oms,
            @Nullable Rejection rejection,
            List<Verdict> trace,
            View view,
            Instant now) {
        return new RoutingDecision(command, oms, rejection, trace, List.of(), view.versions(), now);
    }

    private static Verdict verdict(String rule, Answer answer) {
        return switch (answer) {
            case Answer.Pass pass -> new Verdict(rule, "PASS", pass.detail());
            case Answer.Skip skip -> new Verdict(rule, "SKIP", skip.detail());
            case Answer.Observed observed -> new Verdict(rule, "OBSERVED", observed.detail());
            case Answer.Route route ->
                    new Verdict(rule, "ROUTE", route.oms() + ": " + route.detail());
            case Answer.Reject reject -> new Verdict(rule, "REJECT", reject.text());
        };
    }
}
