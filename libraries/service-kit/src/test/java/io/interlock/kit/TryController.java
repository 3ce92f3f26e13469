package io.interlock.kit;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tries")
class TryController {
    record Body(
            @Nullable @NotNull Environment environment,
            @Nullable @NotNull Symbol symbol,
            @NotBlank @Nullable String reason) {}

    @PostMapping
    @Requires("symbol:kill")
    String kill(@Valid @RequestBody Body body) {
        return CurrentActor.name() + " " + body.symbol();
    }

    @GetMapping
    @Requires("symbol:read")
    String list(@RequestParam(defaultValue = "50") @Min(1) int limit) {
        return switch (limit) {
            case 7 -> throw new IllegalStateException("secret");
            case 8 -> throw new OptimisticLockingFailureException("stale");
            case 9 ->
                    throw Problem.STATE_CONFLICT.exception("it is killed").with("state", "KILLED");
            default -> Integer.toString(limit);
        };
    }
}
