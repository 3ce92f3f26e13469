package io.interlock.ops.alert.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Severity;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.stream.Change;
import io.interlock.ops.stream.EventHub;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
class AlertController {
    private final AlertTable alerts;
    private final AlertEngine engine;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final EventHub hub;
    private final Clock clock;

    AlertController(
            AlertTable alerts,
            AlertEngine engine,
            AuditTrail audit,
            TransactionTemplate transaction,
            EventHub hub,
            Clock clock) {
        this.alerts = alerts;
        this.engine = engine;
        this.audit = audit;
        this.transaction = transaction;
        this.hub = hub;
        this.clock = clock;
    }

    /** What the person who is on it says. */
    record Acknowledgement(@NotBlank @Size(max = 500) String comment) {}

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Requires("alert:read")
    @Operation(operationId = "listAlerts", summary = "Alerts, the newest first")
    Page<Alert> list(
            @RequestParam(required = false) @Nullable List<Alert.State> state,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        AlertTable.Filter filter = new AlertTable.Filter(state, rule, severity, from, to);
        return Page.from((n, after) -> alerts.page(filter, n, after), limit, cursor);
    }

    @GetMapping("/{id}")
    @Requires("alert:read")
    @Operation(operationId = "getAlert", summary = "An alert as it stands now")
    Alert get(@PathVariable String id) {
        return find(id);
    }

    @PostMapping(path = "/{id}/acknowledgements", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("alert:acknowledge")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Somebody is on it; it stays open until its cause is gone")
    Alert acknowledge(
            @PathVariable String id, @Valid @RequestBody Acknowledgement acknowledgement) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String by = CurrentActor.name();
        Alert before = find(id);
        Alert after = before.acknowledged(by, acknowledgement.comment(), now);
        transaction.executeWithoutResult(status -> {
            if (!engine.acknowledge(after)) {
                throw Problem.STATE_CONFLICT.exception("alert '" + id + "' is closed already");
            }
            audit.record(
                    by,
                    "alert.acknowledged",
                    "alert:" + before.key(),
                    acknowledgement.comment(),
                    Map.of("state", before.state().name()),
                    Map.of("state", after.state().name(), "alert", id));
        });
        hub.publish(Change.alert(id, after));
        return after;
    }

    private Alert find(String id) {
        return alerts.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no alert '" + id + "'"));
    }
}
