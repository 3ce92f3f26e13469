package io.interlock.routing.decision;

import io.interlock.domain.ClOrdId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Held;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.routing.decision.Outcome.Waited;
import io.interlock.routing.decision.Rule.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides one order: asks every rule in order until one rejects, and keeps what each said. The last
 * route stands; rules that only choose one are not asked once there is one.
 */
public final class Decisions {
    /** The first that is said of an order that waited. */
    public static final String QUEUE = "queue";

    private Decisions() {}

    /**
     * The decision about {@code command}, given the state of the platform and the time. Never
     * throws. Where a throttle lets it wait, the decision at the end of its wait, if nobody else
     * waits.
     */
    public static RoutingDecision decide(OrderCommand command, View view, Instant now) {
        Instant at = now;
        Waited waited = null;
        while (true) {
            switch (judge(command, view, at, waited)) {
                case Outcome.Decided decided -> {
                    return decided.decision();
                }
                case Outcome.Wait wait -> {
                    waited = new Waited(now, wait.place().policy());
                    at = wait.until();
                }
            }
        }
    }

    /**
     * As {@link #decide}, but says so where the command has to wait.
     *
     * @param waited what it has waited for so far; null where it comes for the first time
     */
    public static Outcome judge(
            OrderCommand command, View view, Instant now, @Nullable Waited waited) {
        Asked asked = new Asked(command, view, now, waited);
        for (Rule rule : Rules.ALL) {
            Answer.Route route = asked.route;
            Outcome end =
                    asked.said(
                            rule.name(),
                            rule.chooses() && route != null
                                    ? Rule.skip("goes to " + route.oms())
                                    : rule.question().ask(command, view, now));
            if (end != null) {
                return end;
            }
        }
        Answer.Route route = asked.route;
        Answer last =
                route == null
                        ? null
                        : ThrottleRule.sessionThrottle(command, view, now, route.oms());
        Outcome end = last == null ? null : asked.said(Rules.SESSION_THROTTLE, last);
        return end == null ? new Outcome.Decided(asked.routed()) : end;
    }

    /** The end of an order that waits: its client wants it no more. */
    public static RoutingDecision ended(
            OrderCommand command, ClOrdId by, View view, Instant now, Waited waited) {
        Asked asked = new Asked(command, view, now, null);
        String text = "Ended by ClOrdID(11) %s: it had %s".formatted(by, waited.words(now));
        Answer.Reject no =
                new Answer.Reject(
                        Rule.RejectCode.OTHER.ordRejReason,
                        Rule.RejectCode.OTHER.cxlRejReason,
                        text,
                        null);
        asked.trace.add(verdict(QUEUE, no));
        return asked.rejected(QUEUE, no);
    }

    /** What was said so far. */
    private static final class Asked {
        private final OrderCommand command;
        private final View view;
        private final Instant now;
        private final List<Verdict> trace = new ArrayList<>(Rules.ALL.size() + 1);
        private final List<Budget> budgets = new ArrayList<>();
        private Answer.@Nullable Route route;
        private final List<Input> inputs = new ArrayList<>();
        private @Nullable Held held;

        private Asked(OrderCommand command, View view, Instant now, @Nullable Waited waited) {
            this.command = command;
            this.view = view;
            this.now = now;
            if (waited != null) {
                trace.add(new Verdict(QUEUE, "PASS", waited.words(now)));
            }
        }

        /** Null where the next rule is to be asked. */
        private @Nullable Outcome said(String rule, Answer said) {
            Answer answer = said;
            if (answer instanceof Answer.Counted counted) {
                budgets.addAll(counted.budgets());
                answer = counted.answer();
            }
            if (answer instanceof Answer.Weighed weighed) {
                held = held == null ? weighed.held() : Weighing.both(held, weighed.held());
                answer = weighed.answer();
            }
            if (answer instanceof Answer.Informed informed) {
                inputs.addAll(informed.inputs());
                answer = informed.answer();
            }
            trace.add(verdict(rule, answer));
            return switch (answer) {
                case Answer.Route found -> {
                    route = found;
                    yield null;
                }
                case Answer.Reject no -> new Outcome.Decided(rejected(rule, no));
                case Answer.Wait wait -> new Outcome.Wait(wait.place(), wait.until());
                case Answer.Pass pass -> null;
                case Answer.Skip skip -> null;
                case Answer.Observed observed -> null;
                case Answer.Counted twice -> null;
                case Answer.Weighed twice -> null;
                case Answer.Informed twice -> null;
            };
        }

        private RoutingDecision rejected(String rule, Answer.Reject no) {
            return new RoutingDecision(
                    command,
                    null,
                    new Rejection(rule, no.ordRejReason(), no.cxlRejReason(), no.text()),
                    trace,
                    List.<Edit>of(),
                    view.versions(),
                    now,
                    budgets.stream().map(Budget::untaken).toList(),
                    no.policy(),
                    held,
                    inputs,
                    null);
        }

        private RoutingDecision routed() {
            Answer.Route to = route;
            Rejection unrouted =
                    to == null
                            ? new Rejection("symbol-bucket", 0, 2, "No rule routed the order")
                            : null;
            return new RoutingDecision(
                    command,
                    to == null ? null : to.oms(),
                    unrouted,
                    trace,
                    to == null ? List.of() : to.edits(),
                    view.versions(),
                    now,
                    budgets,
                    to == null ? null : to.policy(),
                    held,
                    inputs,
                    null);
        }
    }

    private static Verdict verdict(String rule, Answer answer) {
        return switch (answer) {
            case Answer.Pass pass -> new Verdict(rule, "PASS", pass.detail());
            case Answer.Skip skip -> new Verdict(rule, "SKIP", skip.detail());
            case Answer.Observed observed -> new Verdict(rule, "OBSERVED", observed.detail());
            case Answer.Route route ->
                    new Verdict(rule, "ROUTE", route.oms() + ": " + route.detail());
            case Answer.Wait wait -> new Verdict(rule, "WAIT", wait.place().policy());
            case Answer.Reject reject -> new Verdict(rule, "REJECT", reject.text());
            case Answer.Counted counted -> verdict(rule, counted.answer());
            case Answer.Weighed weighed -> verdict(rule, weighed.answer());
            case Answer.Informed informed -> verdict(rule, informed.answer());
        };
    }
}
