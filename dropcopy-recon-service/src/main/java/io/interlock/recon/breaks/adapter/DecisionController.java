package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconDecision.Action;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.ProblemException;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deciding about breaks, one or many at once. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:review")
class DecisionController {
    private static final String FORCE_CLOSE = "break:force-close";

    private final Decisions decisions;

    DecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A decision.
     *
     * @param value the new owner with ASSIGN, the label with LABEL and UNLABEL
     */
    record Decide(
            @NotNull Action action,
            @Size(max = 64) @Nullable String value,
            @NotBlank @Size(max = 500) String reason) {}

    /** The same decision about many. */
    record DecideMany(
            @NotEmpty @Size(max = 500) List<@NotBlank String> breakIds,
            @NotNull Action action,
            @Size(max = 64) @Nullable String value,
            @NotBlank @Size(max = 500) String reason) {}

    /** What became of them. */
    record Decided(List<ReconBreak> done, List<Refused> refused) {}

    /** One that could not be decided so. */
    record Refused(String breakId, String why) {}

    @PostMapping("/recon-breaks/{id}/decisions")
    ReconBreak decide(@PathVariable String id, @Valid @RequestBody Decide wish) {
        check(wish.action(), wish.value());
        return decisions.decide(
                id, wish.action(), wish.value(), CurrentActor.name(), wish.reason());
    }

    /** Each on its own: one that cannot be decided does not hold up the others. */
    @PostMapping("/recon-break-decisions")
    Decided decideMany(@Valid @RequestBody DecideMany wish) {
        check(wish.action(), wish.value());
        List<ReconBreak> done = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (String id : wish.breakIds().stream().distinct().toList()) {
            try {
                done.add(
                        decisions.decide(
                                id,
                                wish.action(),
                                wish.value(),
                                CurrentActor.name(),
                                wish.reason()));
            } catch (ProblemException e) {
                refused.add(new Refused(id, String.valueOf(e.getMessage())));
            }
        }
        return new Decided(done, refused);
    }

    private static void check(Action action, @Nullable String value) {
        boolean needsValue =
                switch (action) {
                    case ASSIGN, LABEL, UNLABEL -> true;
                    case TAKE, PEND, COMMENT, ACCEPT, BOOK_FROM_DROP_COPY, FORCE_CLOSE, REOPEN ->
                            false;
                    case SILENT_FROM, SILENT_UNTIL ->
                            throw invalid("action", "%s is no decision of people", action);
                };
        if (needsValue && (value == null || value.isBlank())) {
            throw invalid("value", "%s needs a value", action);
        }
        if (action == Action.FORCE_CLOSE && !CurrentActor.may(FORCE_CLOSE)) {
            throw Problem.PERMISSION_MISSING
                    .exception("FORCE_CLOSE needs " + FORCE_CLOSE)
                    .with("permission", FORCE_CLOSE);
        }
    }

    private static ProblemException invalid(String field, String words, Action action) {
        return Problem.VALIDATION_FAILED.exception(
                new Problem.FieldError("/" + field, "invalid-value", words.formatted(action)));
    }
}
