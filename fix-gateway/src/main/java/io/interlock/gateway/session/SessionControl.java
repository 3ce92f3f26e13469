package io.interlock.gateway.session;

import io.interlock.domain.TradingCalendar;
import io.interlock.gateway.session.SessionDefinition.Reset;
import io.interlock.gateway.session.StoredSession.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Why a session that is defined must not be up right now: disabled, stopped by hand, held after a
 * fault in its numbers or after Logons that were refused, or outside its window. The engine keeps
 * every other session up.
 */
@Component
public class SessionControl {
    private static final int REFUSED_BEFORE_HOLD = 3;
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final Duration RESTART = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofMillis(200);

    private final Clock clock;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Refused> refused = new ConcurrentHashMap<>();
    private volatile boolean reportsHeldUp;

    SessionControl(Clock clock) {
        this.clock = clock;
    }

    /** What failed in a row, and until when it is not tried again. */
    private record Refused(int times, String why, Instant heldUntil) {}

    /** Numbers that do not fit; the engine has until {@code stopsAt} to tell the counterparty. */
    private record Fault(String detail, Instant stopsAt) {}

    /** Why a session is down on purpose. */
    public sealed interface Down {
        /** In words, for operations. */
        String words();

        /**
         * Whether its connection ends without a Logout: the answer would come behind messages that
         * must not be read.
         */
        default boolean isAtOnce() {
            return false;
        }

        /** By its definition. */
        record Disabled() implements Down {
            @Override
            public String words() {
                return "The session is disabled.";
            }
        }

        /** By an operator, until someone starts it. */
        record Stopped(Stop stop) implements Down {
            @Override
            public String words() {
                return "Stopped by %s at %s: %s. It stays down until someone starts it."
                        .formatted(stop.by(), stop.at(), stop.reason());
            }
        }

        /** Its numbers do not fit the counterparty's. */
        record SequenceFault(String detail) implements Down {
            @Override
            public String words() {
                return detail;
            }
        }

        /** It failed too often to be tried again at once. */
        record Held(String why, Instant until) implements Down {
            @Override
            public String words() {
                return why + "; the next attempt is at " + until + ".";
            }
        }

        /** What it reports could be kept nowhere. */
        record ReportsHeldUp() implements Down {
            @Override
            public String words() {
                return "Kafka takes no reports: until it does, the counterparty keeps them.";
            }

            @Override
            public boolean isAtOnce() {
                return true;
            }
        }

        /** Its calendar is closed. */
        record OutOfWindow(Optional<Instant> opens) implements Down {
            @Override
            public String words() {
                return "Outside the session's window; it opens "
                        + opens.map(at -> "at " + at).orElse("at no time within a year")
                        + ".";
            }
        }
    }

    /** Empty when the session should be up. */
    public Optional<Down> down(StoredSession stored) {
        SessionDefinition session = stored.definition();
        Instant now = clock.instant();
        if (!session.enabled()) {
            return Optional.of(new Down.Disabled());
        }
        if (stored.stop() != null) {
            return Optional.of(new Down.Stopped(stored.stop()));
        }
        Fault fault = faults.get(session.id());
        if (fault != null && !session.servesClient() && now.isAfter(fault.stopsAt())) {
            return Optional.of(new Down.SequenceFault(fault.detail()));
        }
        Optional<TradingCalendar> calendar = SessionWindows.of(session);
        if (calendar.isPresent() && !calendar.get().isOpen(now)) {
            return Optional.of(new Down.OutOfWindow(calendar.get().nextOpen(now)));
        }
        if (reportsHeldUp && session.oms() != null) {
            return Optional.of(new Down.ReportsHeldUp());
        }
        Refused held = refused.get(session.id());
        return held != null && now.isBefore(held.heldUntil())
                ? Optional.of(new Down.Held(held.why(), held.heldUntil()))
                : Optional.empty();
    }

    /**
     * The numbers of a session do not fit. A client may log on again with better ones; a session
     * with an OMS stays down until someone starts it or sets its numbers.
     */
    public void fault(String session, String detail) {
        faults.put(session, new Fault(detail, clock.instant().plus(LAST_WORD)));
    }

    public Optional<String> fault(String session) {
        return Optional.ofNullable(faults.get(session)).map(Fault::detail);
    }

    /** Someone wants it up: faults and holds are over. */
    public void start(String session) {
        faults.remove(session);
        refused.remove(session);
    }

    /** Its numbers were set. */
    public void renumbered(String session) {
        faults.remove(session);
        refused.remove(session);
    }

    public void loggedOn(String session) {
        faults.remove(session);
        refused.remove(session);
    }

    /** Whether the log takes what OMSs report; while it does not, their sessions stay down. */
    public void reportsHeldUp(boolean heldUp) {
        reportsHeldUp = heldUp;
    }

    /** The counterparty closed on our Logon, or did not answer it; how often in a row by now. */
    public int logonFailed(String session) {
        return refused.compute(session, (id, before) -> refused(before)).times();
    }

    private Refused refused(@Nullable Refused before) {
        int times = before == null ? 1 : before.times() + 1;
        return new Refused(
                times,
                "The counterparty has not accepted our Logon " + times + " times in a row",
                times < REFUSED_BEFORE_HOLD ? Instant.MIN : clock.instant().plus(HOLD));
    }

    /** The engine could not start it. */
    public void cannotStart(String session, String why) {
        refused.put(session, new Refused(1, why, clock.instant().plus(RESTART)));
    }

    /** Whether it was agreed that both sides start from number 1 in each window. */
    public boolean resetsAtOpen(SessionDefinition session) {
        return session.window() != null && session.window().reset() == Reset.AT_OPEN;
    }

    /** When the window that is open now has opened; empty without a window or outside it. */
    public Optional<Instant> openedAt(SessionDefinition session) {
        return SessionWindows.of(session)
                .flatMap(calendar -> calendar.current(clock.instant()))
                .map(TradingCalendar.Window::from);
    }
}
