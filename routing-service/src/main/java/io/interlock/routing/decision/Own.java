package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Compiled;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A policy that is about an order, and its control. */
record Own<C extends Control>(Compiled policy, C control) {

    /** Those about the order that have such a control, in the order in which they are asked. */
    static <C extends Control> List<Own<C>> about(
            OrderCommand command, View view, Instant now, Class<C> kind) {
        SymbolState symbol =
                command.symbol() == null
                        ? null
                        : view.symbol(command.environment(), command.symbol());
        if (symbol == null) {
            return List.of();
        }
        List<Own<C>> own = new ArrayList<>();
        for (Compiled one : view.policies().about(command, symbol, now)) {
            if (kind.isInstance(one.policy().control())) {
                own.add(new Own<>(one, kind.cast(one.policy().control())));
            }
        }
        return own;
    }

    Answer reject(RejectCode code, String text) {
        return new Answer.Reject(
                code.ordRejReason,
                code.cxlRejReason,
                text + " (policy " + name() + ")",
                policy.policy().id());
    }

    /** For traces and texts: {@code gold-limit v3}. */
    String name() {
        return policy.name();
    }

    static String names(List<? extends Own<?>> policies) {
        return String.join(", ", policies.stream().map(Own::name).distinct().toList());
    }
}
