package io.interlock.routing.control;

import io.interlock.domain.Environment;
import io.interlock.domain.TradingCalendar;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState;
import io.interlock.events.ProfileState.ProfileWindow;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which profile each environment is in: what somebody switched to, else what the schedule says,
 * else {@link Profile#NORMAL}. Of windows that overlap the one written first counts.
 */
public final class Profiles {
    public static final Profiles NONE = new Profiles(List.of());

    private final List<ProfileState> switches;
    private final List<Scheduled> scheduled = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    private record Scheduled(ProfileState schedule, Profile profile, TradingCalendar calendar) {
        boolean covers(Environment environment, Instant now) {
            return schedule.environment() == environment
                    && schedule.inForce(now)
                    && calendar.isOpen(now);
        }
    }

    public Profiles(Collection<ProfileState> states) {
        switches = states.stream().filter(state -> state.profile() != null).toList();
        states.stream().filter(state -> state.profile() == null).forEach(this::read);
    }

    private void read(ProfileState schedule) {
        try {
            for (ProfileWindow window : schedule.windows()) {
                scheduled.add(
                        new Scheduled(schedule, window.profile(), calendar(schedule, window)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            unreadable.add(schedule.id() + ": " + e.getMessage());
        }
    }

    private static TradingCalendar calendar(ProfileState schedule, ProfileWindow window) {
        Set<DayOfWeek> days =
                window.days().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new TradingCalendar(
                ZoneId.of(String.valueOf(schedule.zone())),
                days,
                LocalTime.parse(window.open()),
                LocalTime.parse(window.close()),
                Set.of(),
                false);
    }

    public Profile at(Environment environment, Instant now) {
        for (ProfileState each : switches) {
            Profile profile = each.profile();
            if (profile != null && each.environment() == environment && each.inForce(now)) {
                return profile;
            }
        }
        for (Scheduled each : scheduled) {
            if (each.covers(environment, now)) {
                return each.profile();
            }
        }
        return Profile.NORMAL;
    }

    /** Schedules that cannot be asked, and why: nothing may pass while there is one. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }
}
