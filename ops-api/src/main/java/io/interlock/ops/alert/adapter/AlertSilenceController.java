package io.interlock.ops.alert.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Matcher;
import io.interlock.ops.alert.Silence;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/alert-silences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
class AlertSilenceController {
    private final SilenceTable silences;
    private final AlertTable alerts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertSilenceController(
            SilenceTable silences,
            AlertTable alerts,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.silences = silences;
        this.alerts = alerts;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A label's value that an alert has to have; {@code *} stands for any text. */
    record MatcherBody(
            @NotBlank @Size(max = 60) String label, @NotBlank @Size(max = 200) String value) {
        Matcher matcher() {
            return new Matcher(label, value);
        }
    }

    /**
     * Who shall not be told of what.
     *
     * @param owner who wants it; without it the caller
     * @param from when it begins; without it now. A maintenance window begins later, or repeats
     * @param until when it ends, or its first time ends
     * @param repeats without it NEVER
     */
    record NewSilence(
            @NotEmpty @Size(max = 20) @Valid List<MatcherBody> matchers,
            @Nullable @Size(max = 60) String owner,
            @NotBlank @Size(max = 500) String reason,
            @Nullable Instant from,
            @NotNull Instant until,
            Silence.@Nullable Repeats repeats) {}

    /**
     * A silence.
     *
     * @param active whether it holds now
     * @param matching open alerts that it covers, or would while it holds
     */
    record AlertSilence(
            String id,
            List<Matcher> matchers,
            String owner,
            String reason,
            Instant from,
            Instant until,
            Silence.Repeats repeats,
            Instant createdAt,
            boolean active,
            long matching) {}

    @GetMapping
    @Requires("alert:read")
    @Operation(
            operationId = "listAlertSilences",
            summary = "Silences and maintenance windows that hold or will")
    Page<AlertSilence> list() {
        Instant now = clock.instant();
        List<Alert> open = alerts.open();
        return Page.all(silences.current(now).stream().map(one -> view(one, open, now)).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("alert:silence")
    @Operation(
            operationId = "addAlertSilence",
            summary = "Nobody is told of matching alerts for a time; they are shown and marked")
    AlertSilence add(@Valid @RequestBody NewSilence wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String by = CurrentActor.name();
        Silence silence =
                new Silence(
                        UUID.randomUUID().toString(),
                        wish.matchers().stream().map(MatcherBody::matcher).toList(),
                        wish.owner() == null ? by : wish.owner(),
                        wish.reason(),
                        wish.from() == null ? now : wish.from(),
                        wish.until(),
                        wish.repeats() == null ? Silence.Repeats.NEVER : wish.repeats(),
                        now,
                        null);
        refuseEmptyTimes(silence, now);
        transaction.executeWithoutResult(status -> {
            silences.add(silence);
            audit.record(
                    by,
                    "alert-silence.added",
                    "alert-silence:" + silence.id(),
                    wish.reason(),
                    null,
                    facts(silence));
        });
        return view(silence, alerts.open(), now);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires("alert:silence")
    @Operation(operationId = "endAlertSilence", summary = "Ends a silence now")
    void end(@PathVariable String id) {
        Silence silence =
                silences.find(id)
                        .orElseThrow(
                                () -> Problem.NOT_FOUND.exception("no alert silence '" + id + "'"));
        transaction.executeWithoutResult(status -> {
            if (silences.end(id, clock.instant())) {
                audit.record(
                        CurrentActor.name(),
                        "alert-silence.ended",
                        "alert-silence:" + id,
                        "ended before its time",
                        facts(silence),
                        null);
            }
        });
    }

    private static void refuseEmptyTimes(Silence silence, Instant now) {
        boolean over = silence.repeats() == Silence.Repeats.NEVER && !silence.until().isAfter(now);
        if (over || !silence.until().isAfter(silence.from())) {
            throw invalid(
                    "/until",
                    "until must be after now and after from, but is '" + silence.until() + "'");
        }
        if (!silence.repeats().allows(Duration.between(silence.from(), silence.until()))) {
            throw invalid(
                    "/repeats",
                    "repeats '"
                            + silence.repeats()
                            + "' comes again before the window from "
                            + silence.from()
                            + " is over");
        }
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return Problem.VALIDATION_FAILED.exception(
                new FieldError(pointer, "invalid-value", detail));
    }

    private static Map<String, Object> facts(Silence silence) {
        return Map.of(
                "matchers",
                silence.matchers().stream().map(m -> m.label() + "=" + m.value()).toList(),
                "owner",
                silence.owner(),
                "from",
                silence.from().toString(),
                "until",
                silence.until().toString(),
                "repeats",
                silence.repeats().name());
    }

    private static AlertSilence view(Silence silence, List<Alert> open, Instant now) {
        return new AlertSilence(
                silence.id(),
                silence.matchers(),
                silence.owner(),
                silence.reason(),
                silence.from(),
                silence.until(),
                silence.repeats(),
                silence.createdAt(),
                silence.active(now),
                open.stream().filter(silence::matches).count());
    }
}
