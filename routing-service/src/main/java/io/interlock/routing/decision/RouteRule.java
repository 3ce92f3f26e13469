package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.fix.FixMessage;
import io.interlock.routing.decision.Rule.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where policies send an order. */
final class RouteRule {
    private RouteRule() {}

    /**
     * The first route decides; new orders only, for requests follow their order. A route whose
     * condition fails is none: the order goes where it would go without it.
     */
    static Answer forcedRoute(OrderCommand command, View view, Instant now) {
        if (command.kind() != Kind.NEW) {
            return skip("follows its order");
        }
        StringBuilder failed = new StringBuilder();
        Own<Control.Route> own = chosen(command, view, now, failed);
        return own == null
                ? skip(PolicyRules.NONE + failed)
                : new Answer.Route(
                        own.control().oms(),
                        "policy " + own.name() + failed,
                        edits(command, own.control().edits(), own),
                        own.policy().policy().id());
    }

    /** The OMS that it goes to by a policy; null where none says. */
    static @Nullable String forcedOms(OrderCommand command, View view, Instant now) {
        Own<Control.Route> own = chosen(command, view, now, new StringBuilder());
        return own == null ? null : own.control().oms();
    }

    private static @Nullable Own<Control.Route> chosen(
            OrderCommand command, View view, Instant now, StringBuilder failed) {
        for (Own<Control.Route> own : Own.about(command, view, now, Control.Route.class)) {
            if (own.failure() == null) {
                return own;
            }
            failed.append("; not by ").append(own.name());
        }
        return null;
    }

    static List<Edit> edits(OrderCommand command, List<Control.Token> tokens, Own<?> own) {
        FixMessage message = FixMessage.of(command.raw());
        return tokens.stream()
                .map(token ->
                        new Edit(
                                token.tag(),
                                message.get(token.tag()),
                                token.value(),
                                own.policy().policy().id()))
                .toList();
    }
}
