package io.interlock.gateway.entry;

import io.interlock.events.OrderCommand.Kind;
import io.interlock.gateway.session.SessionDefinition.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many messages a second a session may send: new orders and replaces on one budget, cancels and
 * status requests on another, so that who may send no more orders can still get out of those it
 * has. A budget fills evenly and holds one second's worth.
 */
final class Throttle {
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

    private static final class Budget {
        private double left;
        private long at;

        Budget(int perSecond, long now) {
            left = perSecond;
            at = now;
        }

        synchronized boolean take(int perSecond, long now) {
            left = Math.min(perSecond, left + (now - at) * 1e-9 * perSecond);
            at = now;
            if (left < 1) {
                return false;
            }
            left -= 1;
            return true;
        }
    }

    /** Why a message is one too many now, naming the limit; empty where it may pass. */
    Optional<String> objection(String session, Kind kind, Limits limits, long nanos) {
        boolean risk = kind == Kind.NEW || kind == Kind.REPLACE;
        int perSecond = risk ? limits.messagesPerSecond() : limits.cancelsPerSecond();
        if (perSecond == 0) {
            return Optional.empty();
        }
        boolean fits =
                budgets.computeIfAbsent(
                                session + (risk ? "+" : "-"), s -> new Budget(perSecond, nanos))
                        .take(perSecond, nanos);
        return fits
                ? Optional.empty()
                : Optional.of(
                        "Rate limit: more than %d %s a second"
                                .formatted(
                                        perSecond,
                                        risk
                                                ? "orders and replaces"
                                                : "cancels and status requests"));
    }
}
