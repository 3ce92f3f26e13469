package io.interlock.gateway.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which session of an OMS carries its new orders, and why. A value: each look at the sessions gives
 * the next one. It leaves a session at once when that stops answering, and goes back to a preferred
 * one only after that has answered for long enough: a flapping primary is worse than a secondary.
 *
 * @param active the session that carries new orders; null where none answers
 * @param since when the active session got the orders, or when the search for one began
 * @param forced the session that an operator wants; kept while it answers
 */
public record LinkSupervision(
        State state, @Nullable String active, Instant since, @Nullable String forced) {

    /** Where a link stands. */
    public enum State {
        /** The most preferred session carries new orders. */
        PRIMARY_ACTIVE,
        /** The active session is gone and no other one answers yet. */
        FAILING_OVER,
        /** Another session than the most preferred one carries new orders. */
        SECONDARY_ACTIVE,
        /** As before, and a preferred one answers again but has to prove itself. */
        REVERT_PENDING,
        /** No session answers. */
        DOWN
    }

    /**
     * An order session as it is now, in the order of preference.
     *
     * @param answering logged on, and has answered the TestRequest sent after that Logon
     * @param goodProbes TestRequests answered since that Logon
     */
    public record Member(String session, boolean answering, int goodProbes) {}

    /**
     * When to move.
     *
     * @param goodProbes answered TestRequests that a preferred session needs before it gets new
     *     orders again
     * @param dwell the least time on a session before going back to a preferred one
     * @param grace how long a link may look for a session before it is down
     */
    public record Rules(int goodProbes, Duration dwell, Duration grace) {}

    static LinkSupervision starting(Instant now) {
        return new LinkSupervision(State.FAILING_OVER, null, now, null);
    }

    /** An operator's wish: new orders go by {@code session} while it answers. */
    LinkSupervision force(String session) {
        return new LinkSupervision(state, active, since, session);
    }

    /** No operator wants anything any more; what is active stays. */
    LinkSupervision release() {
        return new LinkSupervision(state, active, since, null);
    }

    /** The state after a look at the sessions. */
    LinkSupervision next(List<Member> members, Rules rules, Instant now) {
        Optional<Member> wished = answering(members, forced);
        if (wished.isPresent()) {
            return on(wished.get(), members, now, forced);
        }
        Optional<Member> holding = answering(members, active);
        if (holding.isPresent()) {
            return staying(holding.get(), members, rules, now);
        }
        return members.stream()
                .filter(Member::answering)
                .findFirst()
                .map(found -> on(found, members, now, null))
                .orElseGet(() -> without(rules, now));
    }

    private LinkSupervision staying(
            Member holding, List<Member> members, Rules rules, Instant now) {
        Optional<Member> better =
                members.subList(0, members.indexOf(holding)).stream()
                        .filter(Member::answering)
                        .findFirst();
        if (better.isEmpty()) {
            return on(holding, members, now, null);
        }
        boolean proven = better.get().goodProbes() >= rules.goodProbes();
        boolean rested = !since.plus(rules.dwell()).isAfter(now);
        return proven && rested
                ? on(better.get(), members, now, null)
                : new LinkSupervision(State.REVERT_PENDING, active, since, null);
    }

    private LinkSupervision on(
            Member member, List<Member> members, Instant now, @Nullable String wish) {
        State next = members.indexOf(member) == 0 ? State.PRIMARY_ACTIVE : State.SECONDARY_ACTIVE;
        boolean same = member.session().equals(active);
        return new LinkSupervision(next, member.session(), same ? since : now, wish);
    }

    private LinkSupervision without(Rules rules, Instant now) {
        return switch (state) {
            case DOWN -> this;
            case FAILING_OVER ->
                    since.plus(rules.grace()).isAfter(now)
                            ? new LinkSupervision(state, null, since, null)
                            : new LinkSupervision(State.DOWN, null, now, null);
            case PRIMARY_ACTIVE, SECONDARY_ACTIVE, REVERT_PENDING ->
                    new LinkSupervision(State.FAILING_OVER, null, now, null);
        };
    }

    private static Optional<Member> answering(List<Member> members, @Nullable String session) {
        return members.stream()
                .filter(member -> member.session().equals(session) && member.answering())
                .findFirst();
    }
}
