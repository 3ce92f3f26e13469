package io.interlock.routing.venue.adapter;

import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueSwitch;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.venue.adapter.Venues.Outcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the OMSs do, and what people do about it. An OMS serves every environment. */
@RestController
@RequestMapping("/api/v1/venues")
class VenueController {
    private final Venues venues;
    private final VenueTable table;
    private final StateReader<VenueHealth> published;
    private final Clock clock;

    VenueController(
            Venues venues, VenueTable table, StateReader<VenueHealth> published, Clock clock) {
        this.venues = venues;
        this.table = table;
        this.published = published;
        this.clock = clock;
    }

    /**
     * The wish to take an OMS out.
     *
     * @param until when it ends by itself; without it never
     */
    record Off(@Nullable Instant until, @NotBlank @Size(max = 500) String reason) {}

    /** Why. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("policy:read")
    Page<VenueHealth> list() {
        return new Page<>(
                table.all().values().stream()
                        .map(health -> health.with(figures(health.oms())))
                        .toList(),
                null);
    }

    @GetMapping("/{oms}/switches")
    @Requires("policy:read")
    Page<VenueSwitch> switches(
            @PathVariable String oms,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        if (table.one(oms).isEmpty()) {
            throw Problem.NOT_FOUND.exception("there is no OMS " + oms);
        }
        return new Page<>(table.switches(oms, limit), null);
    }

    @PostMapping("/{oms}/forced-off")
    @Requires("policy:write")
    ResponseEntity<VenueHealth> forceOff(@PathVariable String oms, @Valid @RequestBody Off wish) {
        CurrentActor.requireEveryEnvironment();
        Instant until = wish.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw Problem.VALIDATION_FAILED.exception(
                    "until must lie in the future, but is " + until);
        }
        return answer(
                oms, venues.forceOff(oms, CurrentActor.name(), wish.reason(), until, moved(oms)));
    }

    @PostMapping("/{oms}/releases")
    @Requires("policy:write")
    ResponseEntity<VenueHealth> release(@PathVariable String oms, @Valid @RequestBody Reason why) {
        CurrentActor.requireEveryEnvironment();
        return answer(oms, venues.release(oms, CurrentActor.name(), why.reason(), moved(oms)));
    }

    private @Nullable Figures figures(String oms) {
        VenueHealth health = published.get(oms);
        return health == null ? null : health.figures();
    }

    /** As far as it was published. */
    private long moved(String oms) {
        Figures figures = figures(oms);
        return figures == null ? 0 : figures.moved();
    }

    private static ResponseEntity<VenueHealth> answer(String oms, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(VenueHealth health) ->
                    ResponseEntity.created(URI.create("/api/v1/venues/" + oms + "/switches"))
                            .body(health);
            case Outcome.Already(VenueHealth health) ->
                    throw Problem.STATE_CONFLICT
                            .exception("%s is %s".formatted(oms, health.state()))
                            .with("current", health);
            case Outcome.Unknown(String detail) -> throw Problem.NOT_FOUND.exception(detail);
        };
    }
}
