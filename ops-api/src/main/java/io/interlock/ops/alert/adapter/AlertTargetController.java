package io.interlock.ops.alert.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.alert.Matcher;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Severity;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.AlertSilenceController.MatcherBody;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/alert-targets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
class AlertTargetController {
    private final TargetTable targets;
    private final DeliveryTable deliveries;
    private final TargetCheck check;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertTargetController(
            TargetTable targets,
            DeliveryTable deliveries,
            TargetCheck check,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.check = check;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Who shall be told.
     *
     * @param address WEBHOOK: where to post; EMAIL: one or more addresses with commas
     * @param secret SLACK: the incoming webhook's whole address; PAGERDUTY: the routing key;
     *     WEBHOOK: {@code whsec_...}, made where it is left out. Never told again; left out of a
     *     change the old one stays
     * @param minSeverity without it WARNING
     * @param closings whether it is told of what is over, too; without it true
     */
    record AlertTargetChange(
            @NotBlank @Size(max = 60) String name,
            @NotNull Target.Kind kind,
            @Nullable @Size(max = 1000) String address,
            @Nullable @Size(max = 1000) String secret,
            @Nullable Boolean enabled,
            @Nullable Severity minSeverity,
            @Nullable @Size(max = 20) List<@Valid MatcherBody> matchers,
            @Nullable Boolean closings,
            @NotBlank @Size(max = 500) String reason) {
        Target target(String id, String checkedAddress, int version) {
            return new Target(
                    id,
                    name,
                    kind,
                    checkedAddress,
                    enabled == null || enabled,
                    minSeverity == null ? Severity.WARNING : minSeverity,
                    matchers == null
                            ? List.of()
                            : matchers.stream().map(MatcherBody::matcher).toList(),
                    closings == null || closings,
                    version);
        }

        /** A record's text would have the secret in it. */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /**
     * Who is told.
     *
     * @param secret only in the answer that made it
     */
    record AlertTarget(
            String id,
            String name,
            Target.Kind kind,
            String address,
            boolean enabled,
            Severity minSeverity,
            List<Matcher> matchers,
            boolean closings,
            int version,
            @Nullable String secret) {
        static AlertTarget of(Target target, @Nullable String secret) {
            return new AlertTarget(
                    target.id(),
                    target.name(),
                    target.kind(),
                    target.address(),
                    target.enabled(),
                    target.minSeverity(),
                    target.matchers(),
                    target.closings(),
                    target.version(),
                    secret);
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    @GetMapping
    @Requires("alert:read")
    @Operation(operationId = "listAlertTargets", summary = "Who is told of alerts, and how")
    Page<AlertTarget> list() {
        return Page.all(targets.all().stream().map(t -> AlertTarget.of(t, null)).toList());
    }

    @GetMapping("/{id}")
    @Requires("alert:read")
    @Operation(operationId = "getAlertTarget", summary = "A target, with its version as ETag")
    ResponseEntity<AlertTarget> get(@PathVariable String id) {
        return tagged(ResponseEntity.ok(), find(id), null);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("alert:configure")
    @Operation(operationId = "addAlertTarget", summary = "Adds somebody who is told of alerts")
    ResponseEntity<AlertTarget> add(@Valid @RequestBody AlertTargetChange wish) {
        TargetCheck.Checked checked = check.of(wish.kind(), wish.address(), wish.secret(), true);
        Target target = wish.target(UUID.randomUUID().toString(), checked.address(), 1);
        store(
                () -> targets.add(target, checked.secret()),
                "alert-target.added",
                wish.reason(),
                null,
                target);
        return tagged(
                ResponseEntity.created(URI.create("/api/v1/alert-targets/" + target.id())),
                target,
                checked.made() ? checked.secret() : null);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("alert:configure")
    @Operation(
            operationId = "changeAlertTarget",
            summary = "Changes a target",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "the version that is changed"))
    ResponseEntity<AlertTarget> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AlertTargetChange wish) {
        Target before = find(id);
        int version = Versions.of(ifMatch);
        if (version != before.version()) {
            throw Versions.mismatch("alert target '" + before.name() + "'", before.version());
        }
        boolean other = wish.kind() != before.kind();
        TargetCheck.Checked checked = check.of(wish.kind(), wish.address(), wish.secret(), other);
        String address = checked.address().isEmpty() ? before.address() : checked.address();
        Target after = wish.target(id, address, version + 1);
        store(
                () -> {
                    if (!targets.change(after, checked.secret())) {
                        throw Versions.mismatch(
                                "alert target '" + before.name() + "'", version + 1);
                    }
                },
                "alert-target.changed",
                wish.reason(),
                before,
                after);
        return tagged(ResponseEntity.ok(), after, checked.made() ? checked.secret() : null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires("alert:configure")
    @Operation(
            operationId = "removeAlertTarget",
            summary = "Nobody is told there any more; its secret is forgotten")
    void remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "removed") @NotBlank @Size(max = 500) String reason) {
        Target before = find(id);
        store(
                () -> targets.remove(id, clock.instant()),
                "alert-target.removed",
                reason,
                before,
                null);
    }

    @PostMapping("/{id}/tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires("alert:configure")
    @Operation(
            operationId = "testAlertTarget",
            summary = "Sends a test; /alert-deliveries shows whether it arrived")
    AlertTest test(@PathVariable String id) {
        Target target = find(id);
        Instant now = clock.instant();
        Notice notice = new Notice(Notice.Event.TEST, "Test", List.of(TestAlert.of(now)));
        return new AlertTest(deliveries.add(target.id(), notice, now));
    }

    /** A test on its way. */
    record AlertTest(String deliveryId) {}

    private void store(
            Runnable change,
            String action,
            String reason,
            @Nullable Target before,
            @Nullable Target after) {
        Target either = after != null ? after : before;
        try {
            transaction.executeWithoutResult(status -> {
                change.run();
                audit.record(
                        CurrentActor.name(),
                        action,
                        "alert-target:" + (either == null ? "" : either.name()),
                        reason,
                        before == null ? null : facts(before),
                        after == null ? null : facts(after));
            });
        } catch (DuplicateKeyException e) {
            throw Problem.STATE_CONFLICT.exception(
                    "there is an alert target '" + (either == null ? "" : either.name()) + "'");
        }
    }

    private static Map<String, Object> facts(Target target) {
        return Map.of(
                "name", target.name(),
                "kind", target.kind().name(),
                "address", target.address(),
                "enabled", target.enabled(),
                "minSeverity", target.minSeverity().name(),
                "matchers",
                        target.matchers().stream().map(m -> m.label() + "=" + m.value()).toList(),
                "closings", target.closings());
    }

    private Target find(String id) {
        return targets.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no alert target '" + id + "'"));
    }

    private static ResponseEntity<AlertTarget> tagged(
            ResponseEntity.BodyBuilder answer, Target target, @Nullable String secret) {
        return answer.eTag(Versions.tag(target.version())).body(AlertTarget.of(target, secret));
    }
}
