package io.interlock.recon.proof.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.recon.proof.Cell;
import io.interlock.recon.proof.Proof;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far a day is proven. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
class ProofController {
    private final CellTable table;
    private final Clock clock;

    ProofController(CellTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The proof of a day.
     *
     * @param percent of the trades that either side told; 100 only where all are proven
     * @param cells per OMS and minute
     * @param windows what is not proven, and why
     */
    record ProofOfDay(
            LocalDate day,
            long proven,
            long unproven,
            BigDecimal percent,
            List<Proof.PerOms> perOms,
            List<Proof.Minute> cells,
            List<Proof.Window> windows) {}

    /** Per OMS, symbol and minute, with both sides' sums. */
    record Cells(LocalDate day, List<Cell> items) {}

    @GetMapping("/recon-proof")
    ProofOfDay proof(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String oms) {
        LocalDate of = day == null ? today() : day;
        Proof proof = Proof.of(table.cells(of, oms), table.gaps(of));
        return new ProofOfDay(
                of,
                proof.proven(),
                proof.unproven(),
                proof.percent(),
                proof.perOms(),
                proof.cells(),
                proof.windows());
    }

    @GetMapping("/recon-proof/cells")
    Cells cells(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String oms) {
        LocalDate of = day == null ? today() : day;
        return new Cells(of, table.cells(of, oms));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
