package io.interlock.routing.venue;

import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.ForcedOff;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueLimits;
import java.time.Duration;
import java.time.Instant;

/** The moves of a venue's health. Each returns the health as it is then; the same one stays. */
public final class Judge {
    /** No dwell is longer than so many times the first. */
    private static final int MOST_DOUBLINGS = 6;

    /** Well for so many dwells, and what was before is forgiven. */
    private static final int CALM_DWELLS = 10;

    private Judge() {}

    /** Of an OMS of which nothing is known. */
    public static VenueHealth unknown(String oms, Instant now) {
        return new VenueHealth(
                oms,
                State.HEALTHY,
                now,
                "nothing is known against it",
                Instant.EPOCH,
                now,
                0,
                null,
                null);
    }

    /** What has become of it at {@code now}. */
    public static VenueHealth judge(
            VenueHealth health, Evidence evidence, VenueLimits limits, Instant now) {
        ForcedOff off = health.forcedOff();
        if (off != null && off.ended(now)) {
            return released(health, "its time off is over", now);
        }
        return switch (health.state()) {
            case FORCED_OFF -> health;
            case HEALTHY -> healthy(health, evidence, limits, now);
            case DEGRADED -> degraded(health, evidence, limits, now);
            case OPEN ->
                    evidence.figures().up() && !now.isBefore(health.stayUntil())
                            ? halfOpen(health, health.cause(), now)
                            : health;
            case HALF_OPEN -> canaries(health, evidence, limits, now);
        };
    }

    /** Out by hand, whatever it does. */
    public static VenueHealth forcedOff(VenueHealth health, ForcedOff off, Instant now) {
        return new VenueHealth(
                health.oms(),
                State.FORCED_OFF,
                now,
                "forced off by " + off.by() + ": " + off.reason(),
                health.countFrom(),
                now,
                health.relapses(),
                off,
                null);
    }

    /** No longer out by hand: its canaries have to show how it does. */
    public static VenueHealth released(VenueHealth health, String cause, Instant now) {
        return to(health, State.OPEN, cause, health.countFrom(), now, health.relapses(), now);
    }

    private static VenueHealth healthy(
            VenueHealth health, Evidence evidence, VenueLimits limits, Instant now) {
        String bad = evidence.complaint(limits, 1);
        if (bad != null) {
            return open(health, bad, limits, now);
        }
        String half = evidence.complaint(limits, 2);
        if (half != null) {
            return to(
                    health,
                    State.DEGRADED,
                    half,
                    health.countFrom(),
                    now.plus(dwell(limits, 0)),
                    health.relapses(),
                    now);
        }
        return health.relapses() > 0 && isCalm(health, limits, now)
                ? to(
                        health,
                        State.HEALTHY,
                        health.cause(),
                        health.countFrom(),
                        health.stayUntil(),
                        0,
                        health.since())
                : health;
    }

    private static VenueHealth degraded(
            VenueHealth health, Evidence evidence, VenueLimits limits, Instant now) {
        String bad = evidence.complaint(limits, 1);
        if (bad != null) {
            return open(health, bad, limits, now);
        }
        boolean better = !now.isBefore(health.stayUntil()) && evidence.complaint(limits, 4) == null;
        return better
                ? to(
                        health,
                        State.HEALTHY,
                        "better again",
                        health.countFrom(),
                        now,
                        health.relapses(),
                        now)
                : health;
    }

    /**
     * Enough good ones and it is taken back, the first bad one and it is not. Where few orders flow
     * a round ends with fewer: then one good one is enough, and without any there is another round.
     */
    private static VenueHealth canaries(
            VenueHealth health, Evidence evidence, VenueLimits limits, Instant now) {
        String bad = evidence.badCanary(limits);
        if (bad != null) {
            return open(health, bad, limits, now);
        }
        int good = evidence.figures().good();
        boolean over = !now.isBefore(health.since().plusMillis(limits.canaryMillis()));
        if (good >= limits.canaries() || (over && good > 0)) {
            return to(
                    health,
                    State.HEALTHY,
                    "%d good %s".formatted(good, good == 1 ? "canary" : "canaries"),
                    health.countFrom(),
                    now,
                    health.relapses(),
                    now);
        }
        return over ? halfOpen(health, health.cause(), now) : health;
    }

    private static VenueHealth halfOpen(VenueHealth health, String cause, Instant now) {
        return to(health, State.HALF_OPEN, cause, now, now, health.relapses(), now);
    }

    private static VenueHealth open(
            VenueHealth health, String cause, VenueLimits limits, Instant now) {
        boolean again = health.state() == State.HALF_OPEN || !isCalm(health, limits, now);
        int relapses = again ? health.relapses() + 1 : 0;
        return to(
                health,
                State.OPEN,
                cause,
                health.countFrom(),
                now.plus(dwell(limits, relapses)),
                relapses,
                now);
    }

    /** Whether the last time it was opened is so long ago that it does not count any more. */
    private static boolean isCalm(VenueHealth health, VenueLimits limits, Instant now) {
        Duration calm = dwell(limits, health.relapses()).multipliedBy(CALM_DWELLS);
        return now.isAfter(health.countFrom().plus(calm));
    }

    private static Duration dwell(VenueLimits limits, int relapses) {
        return Duration.ofMillis(limits.dwellMillis())
                .multipliedBy(1L << Math.min(relapses, MOST_DOUBLINGS));
    }

    private static VenueHealth to(
            VenueHealth health,
            State state,
            String cause,
            Instant countFrom,
            Instant stayUntil,
            int relapses,
            Instant since) {
        return new VenueHealth(
                health.oms(), state, since, cause, countFrom, stayUntil, relapses, null, null);
    }
}
