package io.interlock.routing.decision;

import static io.interlock.routing.decision.Rule.pass;
import static io.interlock.routing.decision.Rule.skip;

import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Notional;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.decision.Queue.Place;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What throttles have left for an order. */
final class ThrottleRule {
    private ThrottleRule() {}

    /** All throttles that need not know the route, and whether it is the order's turn at all. */
    static Answer throttle(OrderCommand command, View view, Instant now) {
        Place ahead = Rules.limitsRisk(command) ? null : view.queue().ahead(command);
        if (ahead != null) {
            return behind(ahead, command, view);
        }
        Answer answer = ask(command, view, now, null, per -> per != Per.OMS_SESSION);
        return answer == null ? skip(PolicyRules.NONE) : answer;
    }

    /** Those that count by the OMS that the order goes to; null where there are none. */
    static @Nullable Answer sessionThrottle(
            OrderCommand command, View view, Instant now, String oms) {
        return ask(command, view, now, oms, per -> per == Per.OMS_SESSION);
    }

    /** Takes from every throttle, or from none where one has too little. */
    private static @Nullable Answer ask(
            OrderCommand command,
            View view,
            Instant now,
            @Nullable String oms,
            Predicate<Per> asked) {
        List<Own<Throttle>> throttles = new ArrayList<>();
        for (Own<Throttle> own : Own.about(command, view, now, Throttle.class)) {
            if (asked.test(own.control().per()) && counts(own.control(), command)) {
                throttles.add(own);
            }
        }
        if (throttles.isEmpty()) {
            return null;
        }
        SymbolState symbol = Rules.listed(command, view);
        List<Budget> taken = new ArrayList<>();
        List<Budget> seen = new ArrayList<>();
        Answer wait = null;
        for (Own<Throttle> policy : throttles) {
            Own<Throttle> own = counted(policy, command);
            Count count = new Count(own, command, symbol, oms);
            TokenBucket left = view.budget(count.key(), own.control(), now);
            seen.add(new Budget(count.key(), left.tokens(), BigDecimal.ZERO));
            BigDecimal cost = count.cost();
            if (cost == null) {
                return new Answer.Counted(
                        own.reject(RejectCode.EXCEEDS_LIMIT, PolicyRules.unknownValue(command)),
                        seen);
            }
            Answer no = objection(count, cost, left, view, now);
            if (no instanceof Answer.Reject) {
                return new Answer.Counted(no, seen);
            }
            wait = wait == null ? no : wait;
            taken.add(new Budget(count.key(), left.tokens(), cost));
        }
        return wait == null
                ? new Answer.Counted(pass("within " + Own.names(throttles)), taken)
                : wait;
    }

    private static boolean counts(Throttle throttle, OrderCommand command) {
        return Rules.limitsRisk(command)
                ? throttle.cancelLimit() != null
                        || (throttle.unit() == Unit.MESSAGES && !throttle.cancelsExempt())
                : throttle.unit() == Unit.MESSAGES || command.kind() == Kind.NEW;
    }

    /** Cancels may have a budget of their own. */
    private static Own<Throttle> counted(Own<Throttle> own, OrderCommand command) {
        Throttle all = own.control();
        BigDecimal limit = all.cancelLimit();
        return limit == null || !Rules.limitsRisk(command)
                ? own
                : new Own<>(
                        own.policy(),
                        new Throttle(
                                all.per(),
                                Unit.MESSAGES,
                                limit,
                                all.windowMillis(),
                                all.cancelBurst() == null ? BigDecimal.ONE : all.cancelBurst(),
                                false,
                                Action.REJECT,
                                null,
                                null,
                                limit,
                                all.cancelBurst()),
                        own.failure());
    }

    /** Null where it may pass now; cancels and status requests never wait. */
    private static @Nullable Answer objection(
            Count count, BigDecimal cost, TokenBucket left, View view, Instant now) {
        Throttle throttle = count.throttle();
        boolean waits = throttle.action() != Action.REJECT && !Rules.limitsRisk(count.command());
        BigDecimal most = TokenBucket.capacity(throttle, view.share(throttle));
        // one by one an order leaves as soon as the one before is paid for, whatever its own cost
        BigDecimal needed = throttle.action() == Action.SLOW ? cost.min(most) : cost;
        boolean busy = waits && view.queue().busy(count.key(), count.command());
        if (left.tokens().compareTo(needed) >= 0 && !busy) {
            return null;
        }
        if (!waits) {
            return count.reject("");
        }
        if (needed.compareTo(most) > 0) {
            return count.reject(
                    ", and no order of more than %s passes".formatted(most.toPlainString()));
        }
        Instant free = left.when(needed, throttle, view.share(throttle));
        return count.waitUntil(busy ? null : free, free, view.queue(), now);
    }

    private static Answer behind(Place ahead, OrderCommand command, View view) {
        Queue queue = view.queue();
        return !queue.holds(command.commandId()) && queue.depth(ahead.key()) >= ahead.most()
                ? new Answer.Reject(
                        RejectCode.EXCEEDS_LIMIT.ordRejReason,
                        RejectCode.EXCEEDS_LIMIT.cxlRejReason,
                        "%d orders wait already (policy %s)"
                                .formatted(ahead.most(), ahead.policy()),
                        ahead.id())
                : new Answer.Wait(ahead, command.deadline().plusMillis(1));
    }

    /** One throttle and what it counts of an order. */
    private record Count(
            Own<Throttle> own,
            OrderCommand command,
            @Nullable SymbolState symbol,
            @Nullable String oms) {

        Throttle throttle() {
            return own.control();
        }

        @Nullable BigDecimal cost() {
            return switch (throttle().unit()) {
                case MESSAGES, ORDERS -> BigDecimal.ONE;
                case NOTIONAL -> symbol == null ? null : Notional.of(command);
            };
        }

        String key() {
            String id = own.policy().policy().id();
            String key =
                    switch (throttle().per()) {
                        case POLICY -> id;
                        case ACCOUNT -> id + "/account/" + Rule.shown(command.account());
                        case SYMBOL -> id + "/symbol/" + command.symbol();
                        case CLIENT_SESSION -> id + "/session/" + command.clientSession();
                        case BUCKET -> id + "/bucket/" + bucket();
                        case OMS_SESSION -> id + "/oms/" + Rule.shown(oms);
                    };
            return ofCancels() ? key + "/cancels" : key;
        }

        /**
         * Where the order may wait: until there are tokens, its time is over or it is too old.
         *
         * @param until null where others come first
         * @param free when there are tokens, at the earliest
         */
        Answer waitUntil(@Nullable Instant until, Instant free, Queue queue, Instant now) {
            long millis = Objects.requireNonNullElse(throttle().maxQueueMillis(), 0L);
            int most = Objects.requireNonNullElse(throttle().maxQueued(), 0);
            Instant last = command.receivedAt().plusMillis(millis);
            if (now.isAfter(last) || free.isAfter(last)) {
                return reject(", and none is free within %d ms".formatted(millis));
            }
            if (!queue.holds(command.commandId()) && queue.depth(key()) >= most) {
                return reject(", and %d orders wait already".formatted(most));
            }
            Instant next = until == null ? last.plusMillis(1) : until;
            Instant old = command.deadline().plusMillis(1);
            return new Answer.Wait(
                    new Place(key(), own.name(), own.policy().policy().id(), most),
                    next.isAfter(old) ? old : next);
        }

        Answer reject(String more) {
            String who =
                    switch (throttle().per()) {
                        case POLICY -> "these orders";
                        case ACCOUNT -> "Account(1) " + Rule.shown(command.account());
                        case SYMBOL -> "Symbol(55) " + command.symbol();
                        case CLIENT_SESSION -> "session " + command.clientSession();
                        case BUCKET -> "bucket " + bucket();
                        case OMS_SESSION -> "orders to " + Rule.shown(oms);
                    };
            String what =
                    ofCancels()
                            ? "cancels and status requests"
                            : throttle().unit().name().toLowerCase(Locale.ROOT);
            return own.reject(
                    RejectCode.EXCEEDS_LIMIT,
                    "Too much of %s: more than %s %s in %s ms%s"
                            .formatted(
                                    who,
                                    throttle().limit().toPlainString(),
                                    what,
                                    throttle().windowMillis(),
                                    more));
        }

        private boolean ofCancels() {
            return throttle().cancelLimit() != null && Rules.limitsRisk(command);
        }

        private String bucket() {
            return symbol == null ? "absent" : symbol.bucket();
        }
    }
}
