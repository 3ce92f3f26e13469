package io.interlock.recon.matching.adapter;

import io.interlock.kit.security.Requires;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far matching is. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
class SummaryController {
    private final TallyTable tallies;

    SummaryController(TallyTable tallies) {
        this.tallies = tallies;
    }

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

    @GetMapping("/recon-summary")
    Summary summary() {
        return Summary.of(tallies.tallies());
    }
}
