package io.interlock.ops.audit;

import io.interlock.events.AuditEntry;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/audit-entries", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("audit:read")
@Tag(name = "audit")
class AuditController {
    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listAuditEntries",
            summary =
                    "Changes with their who, why and before, newest first; object and action are"
                            + " prefixes, text is looked for anywhere in the entry")
    Page<AuditEntry> list(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        AuditFilter filter = new AuditFilter(object, actor, role, action, text, from, to);
        return Page.from((n, after) -> entries.page(filter, n, after), limit, cursor);
    }
}
