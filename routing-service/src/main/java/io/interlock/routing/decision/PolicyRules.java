package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is common to the rules that ask policies, and the shortest of them. */
final class PolicyRules {
    static final String NONE = "no policy";

    private PolicyRules() {}

    /** The first policy that lets nothing pass; null where there is none. */
    static @Nullable Answer blocked(OrderCommand command, View view, Instant now) {
        List<Own<Control.Block>> blocks = Own.about(command, view, now, Control.Block.class);
        if (blocks.isEmpty()) {
            return null;
        }
        Own<Control.Block> first = blocks.getFirst();
        return first.reject(
                RejectCode.BROKER,
                "Trading in Symbol(55) "
                        + command.symbol()
                        + " is not allowed: "
                        + first.control().text());
    }

    static String unknownValue(OrderCommand command) {
        return "The order's value is not known: neither Price(44) nor StopPx(99) for OrdType(40) "
                + command.ordType();
    }
}
