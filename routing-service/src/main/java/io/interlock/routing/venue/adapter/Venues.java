package io.interlock.routing.venue.adapter;

import io.interlock.events.Topics;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.ForcedOff;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueSwitch;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.outbox.EventOutbox;
import io.interlock.routing.venue.Judge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the health of venues: state, switch, event, audit and the word to the publisher in one
 * transaction.
 */
@Component
class Venues {
    /** Told after the commit, to whichever instance publishes. */
    static final String CHANNEL = "venue_health";

    private final VenueTable table;
    private final EventOutbox outbox;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Venues(VenueTable table, EventOutbox outbox, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What came of a person's wish. */
    sealed interface Outcome {
        record Done(VenueHealth health) implements Outcome {}

        record Already(VenueHealth health) implements Outcome {}

        record Unknown(String detail) implements Outcome {}
    }

    /**
     * From {@code before} to {@code after}; nothing where somebody else was faster.
     *
     * @param moved orders that went elsewhere while it was as before
     */
    @Transactional
    public void move(VenueHealth before, VenueHealth after, long moved) {
        if (table.locked(before.oms()).filter(before::equals).isPresent()) {
            save(before, after, null, moved);
        }
    }

    /**
     * Takes an OMS out.
     *
     * @param until when it ends by itself; null for no end
     */
    @Transactional
    public Outcome forceOff(
            String oms, String actor, String reason, @Nullable Instant until, long moved) {
        Optional<VenueHealth> found = table.locked(oms);
        if (found.isEmpty()) {
            return new Outcome.Unknown("there is no OMS " + oms);
        }
        VenueHealth before = found.get();
        if (before.state() == State.FORCED_OFF) {
            return new Outcome.Already(before);
        }
        Instant now = now();
        ForcedOff off =
                new ForcedOff(
                        actor,
                        reason,
                        now,
                        until == null ? null : until.truncatedTo(ChronoUnit.MILLIS));
        VenueHealth after = Judge.forcedOff(before, off, now);
        audit.record(
                actor, "venue.forced-off", "venue:" + oms, reason, values(before), values(after));
        save(before, after, actor, moved);
        return new Outcome.Done(after);
    }

    /** Gives an OMS that was taken out by hand back to its canaries. */
    @Transactional
    public Outcome release(String oms, String actor, String reason, long moved) {
        Optional<VenueHealth> found = table.locked(oms);
        if (found.isEmpty()) {
            return new Outcome.Unknown("there is no OMS " + oms);
        }
        VenueHealth before = found.get();
        if (before.state() != State.FORCED_OFF) {
            return new Outcome.Already(before);
        }
        VenueHealth after =
                Judge.released(before, "released by %s: %s".formatted(actor, reason), now());
        audit.record(
                actor, "venue.released", "venue:" + oms, reason, values(before), values(after));
        save(before, after, actor, moved);
        return new Outcome.Done(after);
    }

    private void save(VenueHealth before, VenueHealth after, @Nullable String by, long moved) {
        table.save(after);
        if (before.state() != after.state()) {
            VenueSwitch change =
                    new VenueSwitch(
                            UUID.randomUUID().toString(),
                            after.oms(),
                            before.state(),
                            after.state(),
                            after.cause(),
                            by,
                            after.since(),
                            Duration.between(before.since(), after.since()).toMillis(),
                            moved);
            table.add(change);
            outbox.publish(Topics.VENUE_SWITCHES, after.oms(), change.id(), change);
        }
        var unused =
                jdbc.sql("select pg_notify(?, ?)").params(CHANNEL, after.oms()).query().singleRow();
    }

    private static Map<String, Object> values(VenueHealth health) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", health.state().name());
        values.put("cause", health.cause());
        ForcedOff off = health.forcedOff();
        if (off != null && off.until() != null) {
            values.put("until", Objects.requireNonNull(off.until()).toString());
        }
        return values;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
