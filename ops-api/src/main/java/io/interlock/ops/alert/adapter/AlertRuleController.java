package io.interlock.ops.alert.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.alert.Condition;
import io.interlock.ops.alert.Conditions;
import io.interlock.ops.alert.Parameter;
import io.interlock.ops.alert.Rule;
import io.interlock.ops.alert.Severity;
import io.interlock.ops.alert.adapter.RuleTable.Edition;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
class AlertRuleController {
    private final RuleTable rules;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertRuleController(
            RuleTable rules, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.rules = rules;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A rule in one of its versions.
     *
     * @param parameters numbers by name; {@code ...Millis} are durations
     * @param forMillis how long it has to be so before the alert opens
     * @param clearMillis how long it has to be otherwise before the alert closes
     */
    record AlertRule(
            String id,
            int version,
            boolean enabled,
            Severity severity,
            String owner,
            String condition,
            Map<String, Double> parameters,
            long forMillis,
            long clearMillis,
            List<String> groupBy,
            String runbook,
            String changedBy,
            Instant changedAt,
            String reason) {
        static AlertRule of(Edition edition) {
            Rule rule = edition.rule();
            return new AlertRule(
                    rule.id(),
                    edition.version(),
                    rule.enabled(),
                    rule.severity(),
                    rule.owner(),
                    rule.condition(),
                    new TreeMap<>(rule.parameters()),
                    rule.forMillis(),
                    rule.clearMillis(),
                    rule.groupBy(),
                    "/api/v1/runbooks/" + rule.id(),
                    edition.changedBy(),
                    edition.changedAt(),
                    edition.reason());
        }
    }

    /** What a rule shall be from now on. */
    record AlertRuleChange(
            @NotNull Boolean enabled,
            @NotNull Severity severity,
            @NotBlank @Size(max = 60) String owner,
            @NotBlank String condition,
            @NotNull Map<String, Double> parameters,
            @NotNull Long forMillis,
            @NotNull Long clearMillis,
            @NotNull List<String> groupBy,
            @NotBlank @Size(max = 500) String reason) {
        Rule rule(String id) {
            return new Rule(
                    id,
                    enabled,
                    severity,
                    owner,
                    condition,
                    parameters,
                    forMillis,
                    clearMillis,
                    groupBy);
        }
    }

    /** A question that a rule can ask, with the parameters that it needs. */
    record AlertCondition(String name, String words, List<Parameter> parameters) {
        static AlertCondition of(Condition condition) {
            return new AlertCondition(condition.name(), condition.words(), condition.parameters());
        }
    }

    @GetMapping("/alert-conditions")
    @Requires("alert:read")
    @Operation(
            operationId = "listAlertConditions",
            summary = "The questions that rules can ask, and their parameters")
    Page<AlertCondition> conditions() {
        return Page.all(Conditions.ALL.stream().map(AlertCondition::of).toList());
    }

    @GetMapping("/alert-rules")
    @Requires("alert:read")
    @Operation(operationId = "listAlertRules", summary = "All rules in their newest version")
    Page<AlertRule> list() {
        return Page.all(rules.newest().stream().map(AlertRule::of).toList());
    }

    @GetMapping("/alert-rules/{id}")
    @Requires("alert:read")
    @Operation(operationId = "getAlertRule", summary = "A rule, with its version as ETag")
    ResponseEntity<AlertRule> get(@PathVariable String id) {
        return tagged(find(id));
    }

    @GetMapping("/alert-rules/{id}/versions")
    @Requires("alert:read")
    @Operation(
            operationId = "listAlertRuleVersions",
            summary = "Every version of a rule, the newest first")
    Page<AlertRule> versions(@PathVariable String id) {
        find(id);
        return Page.all(rules.editions(id).stream().map(AlertRule::of).toList());
    }

    @PutMapping(path = "/alert-rules/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("alert:configure")
    @Operation(
            operationId = "changeAlertRule",
            summary = "Makes a new version of a rule; it holds at once")
    @Parameters(
            @io.swagger.v3.oas.annotations.Parameter(
                    name = "If-Match",
                    in = ParameterIn.HEADER,
                    required = true,
                    description = "the version that is changed"))
    ResponseEntity<AlertRule> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AlertRuleChange change) {
        Edition before = find(id);
        int version = Versions.of(ifMatch);
        if (version != before.version()) {
            throw Versions.mismatch("alert rule '" + id + "'", before.version());
        }
        Rule rule = change.rule(id);
        rule.faults().stream().findFirst().ifPresent(AlertRuleController::refuse);
        String by = CurrentActor.name();
        Edition after =
                new Edition(
                        rule,
                        version + 1,
                        by,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        change.reason());
        transaction.executeWithoutResult(status -> {
            if (!rules.store(after)) {
                throw Versions.mismatch("alert rule '" + id + "'", version + 1);
            }
            audit.record(
                    by,
                    "alert-rule.changed",
                    "alert-rule:" + id,
                    change.reason(),
                    facts(before.rule()),
                    facts(rule));
        });
        return tagged(after);
    }

    private static void refuse(Rule.Fault fault) {
        throw Problem.VALIDATION_FAILED.exception(
                new FieldError(fault.pointer(), "invalid-value", fault.words()));
    }

    private static Map<String, Object> facts(Rule rule) {
        Map<String, Object> facts = new TreeMap<>(rule.parameters());
        facts.put("enabled", rule.enabled());
        facts.put("severity", rule.severity().name());
        facts.put("owner", rule.owner());
        facts.put("condition", rule.condition());
        facts.put("forMillis", rule.forMillis());
        facts.put("clearMillis", rule.clearMillis());
        facts.put("groupBy", String.join(",", rule.groupBy()));
        return facts;
    }

    private Edition find(String id) {
        return rules.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no alert rule '" + id + "'"));
    }

    private static ResponseEntity<AlertRule> tagged(Edition edition) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(edition.version()))
                .body(AlertRule.of(edition));
    }
}
