package io.interlock.recon.breaks.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.interlock.events.ReconBreak;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.recon.breaks.BreakId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaks, and all that is known of one. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
class BreakController {
    private final BreakTable breaks;
    private final BreakCards cards;
    private final Clock clock;

    BreakController(BreakTable breaks, BreakCards cards, Clock clock) {
        this.breaks = breaks;
        this.cards = cards;
        this.clock = clock;
    }

    /**
     * Some of a list, the newest first.
     *
     * @param next the cursor of what follows; null at the end
     */
    record Page(List<ReconBreak> items, @Nullable String next) {}

    @GetMapping("/recon-breaks")
    Page list(
            @RequestParam(required = false) ReconBreak.@Nullable Status status,
            @RequestParam(required = false) ReconBreak.@Nullable Type type,
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) ReconBreak.@Nullable Severity severity,
            @RequestParam(required = false) ReconBreak.@Nullable Review review,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Min(0) @Nullable Long olderThanSeconds,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Instant before =
                olderThanSeconds == null
                        ? null
                        : clock.instant().minus(Duration.ofSeconds(olderThanSeconds));
        BreakFilter filter =
                new BreakFilter(status, type, oms, symbol, severity, review, owner, before);
        ReconBreak after = cursor == null ? null : behind(cursor);
        List<ReconBreak> found = breaks.newest(filter, after, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<ReconBreak> items = found.subList(0, limit);
        return new Page(items, encode(items.getLast().breakId()));
    }

    @GetMapping("/recon-breaks/{id}")
    ReconBreak one(@PathVariable String id) {
        return breaks.find(id)
                .map(BreakTable.Kept::seen)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no break " + id));
    }

    @GetMapping("/recon-breaks/{id}/card")
    BreakCards.Card card(@PathVariable String id) {
        return cards.of(id).orElseThrow(() -> Problem.NOT_FOUND.exception("no break " + id));
    }

    /** All types of breaks. */
    record Catalogue(List<Kinds.Kind> items) {}

    @GetMapping("/recon-catalogue")
    Catalogue catalogue() {
        return new Catalogue(Kinds.all());
    }

    private static String encode(String breakId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(breakId.getBytes(US_ASCII));
    }

    private ReconBreak behind(String cursor) {
        try {
            String breakId = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            if (BreakId.isOne(breakId)) {
                return breaks.find(breakId)
                        .map(BreakTable.Kept::seen)
                        .orElseThrow(() -> badCursor(cursor));
            }
        } catch (IllegalArgumentException e) {
            throw badCursor(cursor);
        }
        throw badCursor(cursor);
    }

    private static RuntimeException badCursor(String cursor) {
        return Problem.VALIDATION_FAILED.exception(
                new Problem.FieldError(
                        "?cursor", "invalid-value", "cursor '%s' is not ours".formatted(cursor)));
    }
}
