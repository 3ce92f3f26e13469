package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.reject;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.domain.Quantity;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.RoutingPolicy.Control.WhenNone;
import io.interlock.events.SymbolState;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueLimits;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the OMS that an order would go to takes it, else another one. New orders only: requests
 * follow their order, to an OMS that is not well too.
 */
final class FailoverRule {
    private FailoverRule() {}

    /**
     * Looks at where the order would go: the forced route, else the bucket's. A route that it gives
     * takes that one's place.
     */
    static Answer failover(OrderCommand command, View view, Instant now) {
        if (command.kind() != Kind.NEW) {
            return skip("follows its order");
        }
        String oms = where(command, view, now);
        if (oms == null) {
            return skip("has no route");
        }
        String before = view.routedTo(command.commandId());
        if (before != null) {
            return decidedBefore(command, oms, before, view, now);
        }
        VenueHealth health = view.venue(oms);
        if (health == null || health.state().takesOrders()) {
            return pass(oms + " is " + (health == null ? State.HEALTHY : health.state()));
        }
        Own<Control.Failover> own = policy(command, oms, view, now);
        if (own == null) {
            return health.state() == State.FORCED_OFF
                    ? none(health)
                    : pass("%s is %s, no policy".formatted(oms, health.state()));
        }
        return health.state() == State.HALF_OPEN
                ? canary(command, own, health, view, now)
                : elsewhere(command, own, health, view);
    }

    /** And maybe sent: never to a second OMS, whatever has become of the first. */
    private static Answer decidedBefore(
            OrderCommand command, String oms, String before, View view, Instant now) {
        if (before.equals(oms)) {
            return pass("decided before");
        }
        Own<Control.Failover> own = policy(command, oms, view, now);
        return own == null
                ? new Answer.Route(before, "decided before", List.of(), null)
                : new Answer.Route(
                        before,
                        "decided before",
                        edits(command, own, before),
                        own.policy().policy().id());
    }

    private static @Nullable String where(OrderCommand command, View view, Instant now) {
        String forced = RouteRule.forcedOms(command, view, now);
        if (forced != null) {
            return forced;
        }
        return Rules.symbolBucket(command, view, now) instanceof Answer.Route route
                ? route.oms()
                : null;
    }

    private static @Nullable Own<Control.Failover> policy(
            OrderCommand command, String oms, View view, Instant now) {
        return Own.about(command, view, now, Control.Failover.class).stream()
                .filter(own -> own.control().oms().equals(oms))
                .findFirst()
                .orElse(null);
    }

    /** Of small orders as many as the canaries' budget has; the others go elsewhere. */
    private static Answer canary(
            OrderCommand command,
            Own<Control.Failover> own,
            VenueHealth health,
            View view,
            Instant now) {
        VenueLimits limits = own.control().limits();
        if (!isSmall(command, limits, view)) {
            return elsewhere(command, own, health, view);
        }
        String key = own.policy().policy().id() + "/canary/" + health.oms() + "/" + health.since();
        TokenBucket left = view.budget(key, canaries(limits), now);
        return left.tokens().compareTo(BigDecimal.ONE) < 0
                ? new Answer.Counted(
                        elsewhere(command, own, health, view),
                        List.of(new Budget(key, left.tokens(), BigDecimal.ZERO)))
                : new Answer.Counted(
                        pass("a canary for " + health.oms() + " by " + own.name()),
                        List.of(new Budget(key, left.tokens(), BigDecimal.ONE)));
    }

    /** As many at once as have to be good; twice as many come back in their time. */
    private static Control.Throttle canaries(VenueLimits limits) {
        BigDecimal count = BigDecimal.valueOf(limits.canaries());
        return new Control.Throttle(
                Per.POLICY, Unit.ORDERS, count.add(count), limits.canaryMillis(), count, true);
    }

    private static boolean isSmall(OrderCommand command, VenueLimits limits, View view) {
        SymbolState symbol = Rules.listed(command, view);
        Quantity qty = command.orderQty();
        return limits.canaryMinQtys() == 0
                || (symbol != null
                        && qty != null
                        && qty.value()
                                        .compareTo(
                                                symbol.minQty()
                                                        .value()
                                                        .multiply(
                                                                BigDecimal.valueOf(
                                                                        limits.canaryMinQtys())))
                                <= 0);
    }

    private static Answer elsewhere(
            OrderCommand command, Own<Control.Failover> own, VenueHealth health, View view) {
        Optional<Control.Target> target =
                target(own, view, State.HEALTHY).or(() -> target(own, view, State.DEGRADED));
        if (target.isPresent()) {
            String oms = target.get().oms();
            return new Answer.Route(
                    oms,
                    "instead of %s, which is %s since %s (policy %s)"
                            .formatted(health.oms(), health.state(), health.since(), own.name()),
                    edits(command, own, oms),
                    own.policy().policy().id());
        }
        if (health.state() == State.FORCED_OFF) {
            return none(health);
        }
        return own.control().whenNone() == WhenNone.PASS
                ? pass("%s is %s, and so is every other".formatted(health.oms(), health.state()))
                : own.reject(
                        RejectCode.BROKER,
                        "%s takes no orders now (%s), and no other OMS does"
                                .formatted(health.oms(), health.cause()));
    }

    private static Optional<Control.Target> target(
            Own<Control.Failover> own, View view, State state) {
        return own.control().then().stream()
                .filter(each -> {
                    VenueHealth health = view.venue(each.oms());
                    return (health == null ? State.HEALTHY : health.state()) == state;
                })
                .findFirst();
    }

    private static Answer none(VenueHealth health) {
        return reject(
                RejectCode.BROKER,
                "%s takes no orders now: %s".formatted(health.oms(), health.cause()));
    }

    private static List<Edit> edits(OrderCommand command, Own<Control.Failover> own, String oms) {
        return own.control().then().stream()
                .filter(target -> target.oms().equals(oms))
                .findFirst()
                .map(target -> RouteRule.edits(command, target.edits(), own))
                .orElse(List.of());
    }
}
