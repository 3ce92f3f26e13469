package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.interlock.events.ReconBreak;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaks and how far the day is proven. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
class BreakController {
    private final BreakTable breaks;
    private final TallyTable tallies;

    BreakController(BreakTable breaks, TallyTable tallies) {
        this.breaks = breaks;
        this.tallies = tallies;
    }

    /**
     * Some of a list, the newest first.
     *
     * @param next the cursor of what follows; null at the end
     */
    record Page(List<ReconBreak> items, @Nullable String next) {}

    /** All OMSs together, and each. */
    record Summary(
            long matched,
            long pending,
            long open,
            @Nullable Instant lastDropCopyAt,
            List<TallyTable.Tally> perOms) {

        static Summary of(List<TallyTable.Tally> perOms) {
            return new Summary(
                    perOms.stream().mapToLong(TallyTable.Tally::matched).sum(),
                    perOms.stream().mapToLong(TallyTable.Tally::pending).sum(),
                    perOms.stream().mapToLong(TallyTable.Tally::open).sum(),
                    perOms.stream()
                            .map(TallyTable.Tally::lastDropCopyAt)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null),
                    perOms);
        }
    }

    @GetMapping("/recon-breaks")
    Page list(
            @RequestParam(required = false) ReconBreak.@Nullable Status status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        long below = cursor == null ? Long.MAX_VALUE : decode(cursor);
        List<ReconBreak> found = breaks.newest(status, below, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<ReconBreak> items = found.subList(0, limit);
        return new Page(items, encode(items.getLast().breakId()));
    }

    @GetMapping("/recon-breaks/{id}")
    ReconBreak one(@PathVariable String id) {
        return number(id)
                .flatMap(breaks::find)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no break " + id));
    }

    @GetMapping("/recon-summary")
    Summary summary() {
        return Summary.of(tallies.tallies());
    }

    private static Optional<Long> number(String breakId) {
        return breakId.matches("B[0-9]{1,18}")
                ? Optional.of(BreakTable.id(breakId))
                : Optional.empty();
    }

    private static String encode(String breakId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(breakId.getBytes(US_ASCII));
    }

    private static long decode(String cursor) {
        try {
            String breakId = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            return number(breakId).orElseThrow(() -> badCursor(cursor));
        } catch (IllegalArgumentException e) {
            throw badCursor(cursor);
        }
    }

    private static RuntimeException badCursor(String cursor) {
        return Problem.VALIDATION_FAILED.exception(
                new Problem.FieldError(
                        "?cursor", "invalid-value", "cursor '%s' is not ours".formatted(cursor)));
    }
}
