package io.interlock.events;

import io.interlock.domain.Environment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which profile an environment is in, on {@link Topics#ROUTING_PROFILES} under its id: a switch by
 * hand ({@code live-switch}), which has a profile, or a schedule ({@code live-schedule}), which has
 * windows. While a switch is in force the schedule is not asked; without both it is {@link
 * Profile#NORMAL}. A tombstone ends it.
 *
 * @param profile of a switch; null for a schedule
 * @param zone of the windows, for example {@code America/New_York}; null for a switch
 * @param by who wanted it
 * @param from since when it is in force
 * @param until when it ends by itself; null for no end
 */
public record ProfileState(
        String id,
        Environment environment,
        @Nullable Profile profile,
        @Nullable String zone,
        List<ProfileWindow> windows,
        String by,
        String reason,
        Instant from,
        @Nullable Instant until) {

    @SuppressWarnings("NullAway") // a switch has none
    public ProfileState {
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    public boolean inForce(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }

    /**
     * A window of local time in which a profile is in force.
     *
     * @param days on which it opens, {@code MONDAY} to {@code SUNDAY}; empty for all
     * @param open {@code HH:mm} or {@code HH:mm:ss}
     * @param close the same; not later than {@code open} means on the next day
     */
    public record ProfileWindow(Profile profile, List<String> days, String open, String close) {
        @SuppressWarnings("NullAway") // what is left out does not restrict
        public ProfileWindow {
            days = days == null ? List.of() : List.copyOf(days);
        }
    }
}
