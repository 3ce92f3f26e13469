package io.interlock.benchmarks.decisions;

import io.interlock.domain.Quantity;
import io.interlock.domain.TradingCalendar;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.control.condition.Compilation;
import io.interlock.routing.control.condition.Condition;
import io.interlock.routing.control.condition.Conditions;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a predicate and what follows, the way one writes it without an index: the peers ask
 * every one. No trace, no texts; conditions are the same compiled CEL.
 */
final class OnePolicy {
    private final RoutingPolicy policy;
    private final List<TradingCalendar> calendars;
    private final @Nullable Condition condition;
    private final Map<String, TokenBucket> budgets = new ConcurrentHashMap<>();

    private OnePolicy(RoutingPolicy policy, @Nullable Condition condition) {
        this.policy = policy;
        this.condition = condition;
        this.calendars =
                policy.control() instanceof Control.Windows windows
                        ? windows.windows().stream().map(w -> calendar(windows, w)).toList()
                        : List.of();
    }

    /** In the order in which they are asked: by kind, as rules of routing-service are, then id. */
    static List<OnePolicy> all(List<RoutingPolicy> policies) {
        Map<String, Condition> conditions = new ConcurrentHashMap<>();
        return policies.stream()
                .sorted(Comparator.comparingInt(OnePolicy::rank).thenComparing(RoutingPolicy::id))
                .map(policy ->
                        new OnePolicy(
                                policy,
                                policy.condition() == null
                                        ? null
                                        : conditions.computeIfAbsent(
                                                policy.condition(), OnePolicy::compiled)))
                .toList();
    }

    private static int rank(RoutingPolicy policy) {
        return switch (policy.control()) {
            case Control.Block block -> 0;
            case Control.Limits limits -> 1;
            case Control.Windows windows -> 2;
            case Control.Throttle throttle -> 3;
            case Control.Route route -> 4;
            default -> throw unasked(policy);
        };
    }

    private static IllegalStateException unasked(RoutingPolicy policy) {
        return new IllegalStateException("The scene has no such policy: " + policy);
    }

    private static Condition compiled(String text) {
        return switch (Conditions.compile(text)) {
            case Condition fine -> fine;
            case Compilation.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static TradingCalendar calendar(Control.Windows windows, Control.Window window) {
        return new TradingCalendar(
                ZoneId.of(windows.zone()),
                window.days().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(window.open()),
                LocalTime.parse(window.close()),
                windows.holidays().stream().map(LocalDate::parse).collect(Collectors.toSet()),
                false);
    }

    /** What it decides; null where the next one is to be asked. */
    @Nullable String outcome(OrderCommand order, SymbolState symbol, Instant now) {
        if (!about(order, symbol, now)) {
            return null;
        }
        return switch (policy.control()) {
            case Control.Block block -> Judge.REJECTED;
            case Control.Limits limits -> exceeded(limits, order) ? Judge.REJECTED : null;
            case Control.Windows windows ->
                    calendars.stream().noneMatch(c -> c.isOpen(now)) ? Judge.REJECTED : null;
            case Control.Throttle throttle -> spent(throttle, order, now) ? Judge.REJECTED : null;
            case Control.Route route -> route.oms();
            default -> throw unasked(policy);
        };
    }

    private boolean about(OrderCommand order, SymbolState symbol, Instant now) {
        Match match = policy.match();
        return policy.environment() == symbol.environment()
                && policy.inForce(now)
                && fits(match.symbols(), symbol.symbol().value())
                && fits(match.buckets(), symbol.bucket())
                && fits(match.assetClasses(), symbol.assetClass())
                && fits(match.accounts(), order.account() == null ? "" : order.account().value())
                && fits(match.clientSessions(), order.clientSession())
                && (condition == null || holds(condition, order, symbol));
    }

    private static boolean holds(Condition condition, OrderCommand order, SymbolState symbol) {
        return switch (condition.of(order, symbol)) {
            case Condition.Answer.Known(boolean holds) -> holds;
            case Condition.Answer.Failed failed -> true;
        };
    }

    private static boolean fits(List<String> patterns, String value) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (String pattern : patterns) {
            int last = pattern.length() - 1;
            if (pattern.charAt(last) == '*'
                    ? value.regionMatches(0, pattern, 0, last)
                    : value.equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    private static boolean exceeded(Control.Limits limits, OrderCommand order) {
        Quantity qty = order.orderQty();
        return qty != null && limits.maxQty() != null && qty.compareTo(limits.maxQty()) > 0;
    }

    private boolean spent(Control.Throttle throttle, OrderCommand order, Instant now) {
        return budgets.computeIfAbsent(
                                order.account() + "",
                                key -> TokenBucket.full(throttle, Share.WHOLE, now))
                        .refilled(throttle, Share.WHOLE, now)
                        .tokens()
                        .compareTo(BigDecimal.ONE)
                < 0;
    }
}
