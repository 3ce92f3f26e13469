package io.interlock.routing.policy.adapter;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.routing.policy.adapter.TrippedGuards.GuardView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Guards that have stopped orders, and letting them on again. */
@RestController
@RequestMapping("/api/v1/guards")
class GuardController {
    private final TrippedGuards guards;

    GuardController(TrippedGuards guards) {
        this.guards = guards;
    }

    /** The wish to let orders on again. */
    record Release(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("policy:read")
    Page<GuardView> list(@RequestParam(defaultValue = "false") boolean history) {
        Scope scope = CurrentActor.scope();
        return new Page<>(
                guards.list(history).stream()
                        .filter(each -> scope.covers(each.environment()))
                        .toList(),
                null);
    }

    @PostMapping("/{id}/releases")
    @Requires("policy:revert")
    @ResponseStatus(HttpStatus.CREATED)
    GuardView release(@PathVariable String id, @Valid @RequestBody Release wish) {
        GuardView found =
                guards.find(id)
                        .filter(each -> CurrentActor.scope().covers(each.environment()))
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("there is no guard " + id));
        CurrentActor.requireScope(found.environment());
        return guards.release(id, CurrentActor.name(), wish.reason().strip())
                .orElseThrow(() ->
                        Problem.STATE_CONFLICT.exception(found.key() + " was let on already"));
    }
}
