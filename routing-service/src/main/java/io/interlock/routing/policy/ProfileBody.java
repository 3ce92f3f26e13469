package io.interlock.routing.policy;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState;
import io.interlock.events.ProfileState.ProfileWindow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people want of an environment's profile: a switch to one, or a schedule of windows. Change
 * control adds who, why and from when to when.
 */
public record ProfileBody(
        Environment environment,
        @Nullable Profile profile,
        @Nullable String zone,
        List<ProfileWindow> windows) {

    @SuppressWarnings("NullAway") // a switch has none
    public ProfileBody {
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** The document of an environment's switch: {@code live-switch}. */
    public static String switchOf(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT) + "-switch";
    }

    /** The document of an environment's schedule: {@code live-schedule}. */
    public static String scheduleOf(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT) + "-schedule";
    }

    /** As it is published. */
    public ProfileState inForce(
            String id, String by, String reason, Instant from, @Nullable Instant until) {
        return new ProfileState(id, environment, profile, zone, windows, by, reason, from, until);
    }
}
