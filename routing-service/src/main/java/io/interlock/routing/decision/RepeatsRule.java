package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.TrippedGuard;
import io.interlock.routing.control.GuardKey;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Whether too many executions have stopped what the order is part of. */
final class RepeatsRule {
    private RepeatsRule() {}

    static Answer repeated(OrderCommand command, View view, Instant now) {
        if (Rules.limitsRisk(command)) {
            return skip("no new risk");
        }
        List<Own<Control.Repeats>> guards = Own.about(command, view, now, Control.Repeats.class);
        if (guards.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        for (Own<Control.Repeats> own : guards) {
            String key =
                    GuardKey.of(
                            own.policy().policy().id(),
                            own.control().per(),
                            command.key(),
                            command.symbol());
            TrippedGuard tripped = view.guards().tripped().of(key);
            if (tripped != null) {
                return new Answer.Informed(
                        own.reject(RejectCode.BROKER, words(own.control(), command, tripped)),
                        List.of(
                                new Input(
                                        "tripped/" + key,
                                        tripped.policy(),
                                        BigDecimal.valueOf(tripped.executions()),
                                        tripped.at())));
            }
        }
        return pass("not tripped: " + Own.names(guards));
    }

    private static String words(
            Control.Repeats control, OrderCommand command, TrippedGuard tripped) {
        String what =
                switch (control.per()) {
                    case POLICY -> "These orders are";
                    case ACCOUNT -> "Account(1) " + command.key() + " is";
                    case SYMBOL -> "Symbol(55) " + command.symbol() + " is";
                    case ACCOUNT_SYMBOL ->
                            "Account(1) "
                                    + command.key()
                                    + " in Symbol(55) "
                                    + command.symbol()
                                    + " is";
                };
        return "%s stopped since %s after %d executions in %d ms, until somebody lets it on again"
                .formatted(what, tripped.at(), tripped.executions(), tripped.windowMillis());
    }
}
