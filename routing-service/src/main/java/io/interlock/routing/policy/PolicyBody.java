package io.interlock.routing.policy;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people write of a {@link RoutingPolicy}; change control adds who, why and from when to when.
 */
public record PolicyBody(
        Environment environment,
        int priority,
        Match match,
        @Nullable String condition,
        Control control,
        List<Profile> profiles) {

    @SuppressWarnings("NullAway") // what is left out of a document does not restrict
    public PolicyBody {
        match = match == null ? Match.EVERYTHING : match;
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /** For all profiles. */
    public PolicyBody(
            Environment environment,
            int priority,
            Match match,
            @Nullable String condition,
            Control control) {
        this(environment, priority, match, condition, control, List.of());
    }

    /** As it is published. */
    public RoutingPolicy inForce(
            String id,
            long version,
            String by,
            String reason,
            Instant from,
            @Nullable Instant until) {
        return new RoutingPolicy(
                id,
                version,
                environment,
                priority,
                match,
                condition,
                control,
                by,
                reason,
                from,
                until,
                profiles);
    }

    /** The kind of control, as in its JSON. */
    public String kind() {
        return switch (control) {
            case Control.Block block -> "BLOCK";
            case Control.Limits limits -> "LIMITS";
            case Control.Windows windows -> "WINDOWS";
            case Control.Throttle throttle -> "THROTTLE";
            case Control.Route route -> "ROUTE";
            case Control.Failover failover -> "FAILOVER";
            case Control.CloseOnly closeOnly -> "CLOSE_ONLY";
            case Control.Margin margin -> "MARGIN";
            case Control.Collar collar -> "COLLAR";
            case Control.Duplicates duplicates -> "DUPLICATES";
            case Control.Repeats repeats -> "REPEATS";
        };
    }
}
