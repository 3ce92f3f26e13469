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

/** Where policies send an order. */
final class RouteRule {
    private RouteRule() {}

    /** The first route decides; new orders only, for requests follow their order. */
    static Answer forcedRoute(OrderCommand command, View view, Instant now) {
        if (command.kind() != Kind.NEW) {
            return skip("follows its order");
        }
        return Own.about(command, view, now, Control.Route.class).stream()
                .findFirst()
                .<Answer>map(own ->
                        new Answer.Route(
                                own.control().oms(),
                                "policy " + own.name(),
                                edits(command, own.control().edits(), own),
                                own.policy().policy().id()))
                .orElseGet(() -> skip(PolicyRules.NONE));
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
