package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.fix.FixMessage;
import io.interlock.routing.control.Compiled;
import io.interlock.routing.decision.Rule.Answer;
import java.time.Instant;
import java.util.List;

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
        SymbolState symbol = Rules.listed(command, view);
        if (symbol == null) {
            return skip(PolicyRules.NONE);
        }
        StringBuilder failed = new StringBuilder();
        for (Compiled route : view.policies().about(command, symbol, now, Control.Route.class)) {
            Own<Control.Route> own = Own.of(route, command, symbol, Control.Route.class);
            if (own != null && own.failure() == null) {
                return new Answer.Route(
                        own.control().oms(),
                        "policy " + own.name() + failed,
                        edits(command, own.control().edits(), own),
                        own.policy().policy().id());
            }
            if (own != null) {
                failed.append("; not by ").append(own.name());
            }
        }
        return skip(PolicyRules.NONE + failed);
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
