package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState.ProfileWindow;
import io.interlock.kit.change.Activation;
import io.interlock.kit.change.Document;
import io.interlock.kit.change.Kind;
import io.interlock.routing.control.Profiles;
import io.interlock.routing.policy.ProfileBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profile of an environment as REST shows it.
 *
 * @param profile that it is in now
 * @param switched by hand; null where nobody did
 * @param schedule what holds while nothing is switched; null where there is none
 */
record ProfileView(
        Environment environment,
        Profile profile,
        @Nullable Switched switched,
        @Nullable Schedule schedule) {

    /**
     * @param returns the profile that a switch before it brings back at {@code until}; null where
     *     the schedule does
     */
    record Switched(
            Profile profile,
            String by,
            String reason,
            Instant since,
            @Nullable Instant until,
            @Nullable Profile returns) {}

    /** Windows of local time. */
    record Schedule(
            @Nullable String zone,
            List<ProfileWindow> windows,
            String by,
            String reason,
            Instant since) {}

    static ProfileView of(
            Environment environment,
            Kind<ProfileBody> kind,
            Optional<Document> byHand,
            Optional<Document> schedule,
            Instant now) {
        Profiles profiles =
                new Profiles(
                        Stream.of(byHand, schedule)
                                .flatMap(Optional::stream)
                                .flatMap(document ->
                                        document.active().stream()
                                                .map(active ->
                                                        body(kind, document, active)
                                                                .inForce(
                                                                        document.id(),
                                                                        active.by(),
                                                                        active.reason(),
                                                                        active.since(),
                                                                        active.until())))
                                .toList());
        return new ProfileView(
                environment,
                profiles.at(environment, now),
                byHand.flatMap(document ->
                                document.active().map(active -> switched(kind, document, active)))
                        .orElse(null),
                schedule.flatMap(document ->
                                document.active().map(active -> schedule(kind, document, active)))
                        .orElse(null));
    }

    private static ProfileBody body(
            Kind<ProfileBody> kind, Document document, Activation activation) {
        return kind.read(document.find(activation.version()).orElseThrow());
    }

    private static Switched switched(Kind<ProfileBody> kind, Document document, Activation active) {
        Instant until = active.until();
        Profile profile = body(kind, document, active).profile();
        return new Switched(
                profile == null ? Profile.NORMAL : profile,
                active.by(),
                active.reason(),
                active.since(),
                until,
                until == null
                        ? null
                        : document.returning(active, until)
                                .map(before -> body(kind, document, before).profile())
                                .orElse(null));
    }

    private static Schedule schedule(Kind<ProfileBody> kind, Document document, Activation active) {
        ProfileBody body = body(kind, document, active);
        return new Schedule(
                body.zone(), body.windows(), active.by(), active.reason(), active.since());
    }
}
