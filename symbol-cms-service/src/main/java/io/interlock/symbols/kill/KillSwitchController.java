package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.symbols.kill.KillSwitches.Outcome;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/kill-switches")
class KillSwitchController {
    private final KillSwitches switches;

    KillSwitchController(KillSwitches switches) {
        this.switches = switches;
    }

    /** The wish to kill a symbol. */
    record Engagement(
            @NotNull Environment environment,
            @NotNull Symbol symbol,
            @NotBlank @Size(max = 500) String reason) {}

    /** The wish to release a kill switch. */
    record Release(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("symbol:read")
    Page<KillSwitchView> list(@RequestParam(defaultValue = "false") boolean history) {
        return new Page<>(switches.list(history), null);
    }

    @GetMapping("/{id}")
    @Requires("symbol:read")
    KillSwitchView one(@PathVariable String id) {
        return switches.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no kill switch " + id));
    }

    @PostMapping
    @Requires("symbol:kill")
    ResponseEntity<KillSwitchView> engage(@Valid @RequestBody Engagement wish) {
        CurrentActor.requireScope(wish.environment());
        return answer(
                switches.engage(
                        wish.environment(), wish.symbol(), CurrentActor.name(), wish.reason()));
    }

    @PostMapping("/{id}/releases")
    @Requires("symbol:kill")
    ResponseEntity<KillSwitchView> release(
            @PathVariable String id, @Valid @RequestBody Release wish) {
        switches.find(id).ifPresent(found -> CurrentActor.requireScope(found.environment()));
        return answer(switches.release(id, CurrentActor.name(), wish.reason()));
    }

    private static ResponseEntity<KillSwitchView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(KillSwitchView state) ->
                    ResponseEntity.created(URI.create("/api/v1/kill-switches/" + state.id()))
                            .body(state);
            case Outcome.Already(KillSwitchView current) ->
                    throw Problem.STATE_CONFLICT
                            .exception(
                                    "%s:%s is %s already"
                                            .formatted(
                                                    current.environment(),
                                                    current.symbol(),
                                                    current.engaged() ? "killed" : "released"))
                            .with("current", current);
            case Outcome.Unknown(String detail) -> throw Problem.NOT_FOUND.exception(detail);
        };
    }
}
