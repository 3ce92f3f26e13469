package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the same order was sent a moment ago. */
final class DuplicatesRule {
    private DuplicatesRule() {}

    static Answer duplicate(OrderCommand command, View view, Instant now) {
        if (command.kind() != Kind.NEW) {
            return skip("no new order");
        }
        List<Own<Control.Duplicates>> windows =
                Own.about(command, view, now, Control.Duplicates.class);
        if (windows.isEmpty()) {
            return skip(PolicyRules.NONE);
        }
        Sent earlier = view.guards().earlier().like(command);
        if (earlier == null) {
            return pass("none like it");
        }
        List<Input> inputs =
                List.of(
                        new Input(
                                "earlier-order", earlier.command().toString(), null, earlier.at()));
        long ago = Duration.between(earlier.at(), now).toMillis();
        for (Own<Control.Duplicates> own : windows) {
            // a clock that went back makes them no less alike
            if (now.isBefore(earlier.at().plusMillis(own.control().windowMillis()))) {
                return new Answer.Informed(
                        own.reject(
                                RejectCode.DUPLICATE,
                                "The same order was sent %d ms ago as %s; allowed after %d ms"
                                        .formatted(
                                                ago,
                                                earlier.command(),
                                                own.control().windowMillis())),
                        inputs);
            }
        }
        return new Answer.Informed(pass("the last like it was " + ago + " ms ago"), inputs);
    }
}
