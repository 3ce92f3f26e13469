package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState.ProfileWindow;
import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.ChangeProblems;
import io.interlock.kit.change.Kind;
import io.interlock.kit.change.Outcome;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.routing.policy.ProfileBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which profile an environment is in, and who wanted it. One person switches. */
@RestController
@RequestMapping("/api/v1/profiles")
class ProfileController {
    private final ChangeControl control;
    private final Kind<ProfileBody> profiles;
    private final EmergencyMoves moves;
    private final Clock clock;

    ProfileController(
            ChangeControl control, Kind<ProfileBody> profiles, EmergencyMoves moves, Clock clock) {
        this.control = control;
        this.profiles = profiles;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * The wish to be in a profile, whatever the schedule says.
     *
     * @param until when it ends by itself and what was there before returns; without it never
     */
    record Switch(
            @NotNull Profile profile,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** The wish to go by the schedule again. */
    record Return(@NotBlank @Size(max = 500) String reason) {}

    /** Windows of local time; an empty list is no schedule. */
    record Schedule(
            @Nullable String zone,
            @NotNull List<ProfileWindow> windows,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("policy:read")
    Page<ProfileView> list() {
        return new Page<>(
                Stream.of(Environment.values())
                        .filter(CurrentActor.scope()::covers)
                        .map(this::view)
                        .toList(),
                null);
    }

    @PostMapping("/{environment}/switches")
    @Requires("policy:revert")
    ProfileView become(@PathVariable Environment environment, @Valid @RequestBody Switch wish) {
        CurrentActor.requireScope(environment);
        ProfileView view =
                done(
                        environment,
                        control.put(
                                profiles,
                                ProfileBody.switchOf(environment),
                                new ProfileBody(environment, wish.profile(), null, List.of()),
                                wish.until(),
                                who(wish.reason())));
        if (wish.profile() == Profile.EMERGENCY) {
            moves.moved("profile EMERGENCY", environment);
        }
        return view;
    }

    @PostMapping("/{environment}/returns")
    @Requires("policy:revert")
    ProfileView goBack(@PathVariable Environment environment, @Valid @RequestBody Return wish) {
        CurrentActor.requireScope(environment);
        return done(
                environment,
                control.end(profiles, ProfileBody.switchOf(environment), who(wish.reason())));
    }

    @PutMapping("/{environment}/schedule")
    @Requires("policy:revert")
    ProfileView schedule(@PathVariable Environment environment, @Valid @RequestBody Schedule wish) {
        CurrentActor.requireScope(environment);
        return done(
                environment,
                control.put(
                        profiles,
                        ProfileBody.scheduleOf(environment),
                        new ProfileBody(environment, null, wish.zone(), wish.windows()),
                        null,
                        who(wish.reason())));
    }

    private ProfileView done(Environment environment, Outcome outcome) {
        var unused = ChangeProblems.changed(outcome);
        return view(environment);
    }

    private ProfileView view(Environment environment) {
        return ProfileView.of(
                environment,
                profiles,
                control.find(profiles, ProfileBody.switchOf(environment)),
                control.find(profiles, ProfileBody.scheduleOf(environment)),
                clock.instant());
    }

    private static Who who(String reason) {
        return new Who(CurrentActor.name(), reason);
    }
}
