package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Compiled;
import io.interlock.routing.control.condition.Condition;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is about an order, and its control.
 *
 * @param failure why nobody knows whether its condition holds; null where that is known
 */
record Own<C extends Control>(Compiled policy, C control, @Nullable String failure) {

    /**
     * Those about the order that have such a control, in the order in which they are asked. One
     * whose condition fails is among them: what restricts orders fails closed.
     */
    static <C extends Control> List<Own<C>> about(
            OrderCommand command, View view, Instant now, Class<C> kind) {
        SymbolState symbol = Rules.listed(command, view);
        if (symbol == null) {
            return List.of();
        }
        List<Compiled> candidates = view.policies().about(command, symbol, now, kind);
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Own<C>> about = new ArrayList<>(candidates.size());
        for (Compiled candidate : candidates) {
            Own<C> own = of(candidate, command, symbol, kind);
            if (own != null) {
                about.add(own);
            }
        }
        return about;
    }

    /** Null where the condition says that it is not about the order. */
    static <C extends Control> @Nullable Own<C> of(
            Compiled policy, OrderCommand command, SymbolState symbol, Class<C> kind) {
        C control = kind.cast(policy.policy().control());
        if (policy.condition() == null) {
            return new Own<>(policy, control, null);
        }
        return switch (policy.condition().of(command, symbol)) {
            case Condition.Answer.Known(boolean holds) ->
                    holds ? new Own<>(policy, control, null) : null;
            case Condition.Answer.Failed(String why) -> new Own<>(policy, control, why);
        };
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
        return failure == null
                ? policy.name()
                : policy.name() + ", whose condition failed: " + failure;
    }

    static String names(List<? extends Own<?>> policies) {
        StringJoiner names = new StringJoiner(", ");
        for (Own<?> policy : policies) {
            names.add(policy.name());
        }
        return names.toString();
    }
}
