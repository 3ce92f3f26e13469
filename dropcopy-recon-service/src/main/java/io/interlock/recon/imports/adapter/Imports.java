package io.interlock.recon.imports.adapter;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.recon.imports.CsvMapping;
import io.interlock.recon.imports.LineError;
import io.interlock.recon.imports.Progress;
import io.interlock.recon.imports.Reading;
import io.interlock.recon.imports.adapter.ReconImport.Mode;
import io.interlock.recon.imports.adapter.ReconImport.Status;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads a file as it streams in, and takes it in one step, or refuses it. */
@Component
class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final ImportTable table;
    private final TransactionOperations transactions;
    private final AuditTrail audit;
    private final ImportProperties properties;
    private final Clock clock;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    private record Running(ReconImport begun, Progress progress) {
        ReconImport now() {
            return Imports.with(
                    begun, progress.counts(), Status.RUNNING, null, null, List.of(), null);
        }
    }

    Imports(
            ImportTable table,
            TransactionOperations transactions,
            AuditTrail audit,
            ImportProperties properties,
            Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads {@code in} to its end and takes or refuses the file.
     *
     * @throws IOException where the file stops in the middle; nothing is left of it then
     */
    ReconImport run(ReconImport begun, @Nullable CsvMapping mapping, InputStream in)
            throws IOException {
        Progress progress = new Progress();
        if (running.putIfAbsent(begun.id(), new Running(begun, progress)) != null) {
            throw taken(begun.id());
        }
        Reading.File file =
                new Reading.File(
                        begun.format(),
                        begun.sender(),
                        mapping,
                        begun.startedAt().minus(properties.oldest()),
                        begun.startedAt().plus(CLOCKS_DIFFER));
        try {
            DigestInputStream digested = new DigestInputStream(in, sha256());
            return begun.dryRun()
                    ? check(begun, file, digested, progress)
                    : take(begun, file, digested, progress);
        } finally {
            running.remove(begun.id());
        }
    }

    private static RuntimeException taken(String importId) {
        return Problem.STATE_CONFLICT.exception("there is an import %s".formatted(importId));
    }

    private ReconImport check(
            ReconImport begun, Reading.File file, DigestInputStream in, Progress progress)
            throws IOException {
        DryRun dryRun = new DryRun();
        LineError unusable = Reading.read(file, in, progress, dryRun);
        return with(
                begun,
                progress.counts(),
                Status.CHECKED,
                unusable == null ? hex(in) : null,
                refusal(begun.mode(), progress, unusable),
                dryRun.errors(),
                now());
    }

    private ReconImport take(
            ReconImport begun, Reading.File file, DigestInputStream in, Progress progress)
            throws IOException {
        if (!table.begin(begun)) {
            throw taken(begun.id());
        }
        Stage stage = new Stage(begun, table, transactions, progress, properties, clock);
        try {
            LineError unusable = Reading.read(file, in, progress, stage);
            stage.flush();
            String refusal = refusal(begun.mode(), progress, unusable);
            end(begun, refusal, hex(in));
        } catch (IOException | RuntimeException e) {
            giveUp(begun.id(), now(), "the file stopped in the middle: " + e.getMessage());
            throw e;
        }
        return table.find(begun.id()).orElseThrow();
    }

    /** Why the file as a whole is not taken; null where it is. */
    private static @Nullable String refusal(
            Mode mode, Progress progress, @Nullable LineError unusable) {
        Progress.Counts counts = progress.counts();
        if (unusable != null) {
            return unusable.toString();
        }
        if (counts.good() == 0) {
            return "none of %d lines holds an execution report".formatted(counts.lines());
        }
        return mode == Mode.STRICT && counts.bad() > 0
                ? "%d of %d lines are bad".formatted(counts.bad(), counts.lines())
                : null;
    }

    private void end(ReconImport begun, @Nullable String refusal, String sha256) {
        transactions.executeWithoutResult(status -> {
            Instant now = now();
            if (!table.holdRunning(begun.id())) {
                throw Stage.abandoned(begun.id());
            }
            if (refusal == null) {
                long repeated = table.dropRepeats(begun.id(), now);
                table.end(begun.id(), Status.TAKEN, repeated, sha256, null, now);
            } else {
                table.dropStaged(begun.id());
                table.end(begun.id(), Status.REFUSED, 0, sha256, refusal, now);
            }
            record(table.find(begun.id()).orElseThrow());
        });
    }

    private void record(ReconImport ended) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("oms", ended.oms());
        after.put("format", ended.format().name());
        after.put("mode", ended.mode().name());
        after.put("sha256", ended.sha256() == null ? "" : ended.sha256());
        after.put("good", ended.good());
        after.put("bad", ended.bad());
        after.put("repeated", ended.repeated());
        audit.record(
                ended.by(),
                ended.status() == Status.TAKEN ? "recon-import.taken" : "recon-import.refused",
                "recon-import:" + ended.id(),
                ended.reason(),
                null,
                after);
    }

    private void giveUp(String importId, Instant silentSince, String why) {
        try {
            transactions.executeWithoutResult(status -> {
                if (table.giveUp(importId, silentSince, why, now())) {
                    table.dropStaged(importId);
                }
            });
        } catch (RuntimeException e) {
            // the sweep does it once the database is back
            LOG.atWarn().setCause(e).addKeyValue("import", importId).log("Not cleaned up yet");
        }
    }

    /** Cleans up behind imports whose process is gone. */
    void sweep() {
        Instant silent = now().minus(properties.abandonedAfter());
        for (String id : table.silentSince(silent)) {
            if (!running.containsKey(id)) {
                giveUp(id, silent, "nothing came any more: its process or its caller is gone");
            }
        }
        table.forgetTakenBefore(now().minus(properties.repeatsKnown()));
    }

    Optional<ReconImport> find(String importId) {
        Running here = running.get(importId);
        return here == null ? table.find(importId) : Optional.of(here.now());
    }

    List<ReconImport> newest(@Nullable String oms, @Nullable String after, int limit) {
        return table.newest(oms, after, limit).stream()
                .map(each -> {
                    Running here = running.get(each.id());
                    return here == null ? each : here.now();
                })
                .toList();
    }

    private static ReconImport with(
            ReconImport begun,
            Progress.Counts counts,
            Status status,
            @Nullable String sha256,
            @Nullable String detail,
            List<LineError> errors,
            @Nullable Instant endedAt) {
        return new ReconImport(
                begun.id(),
                begun.oms(),
                begun.format(),
                begun.mode(),
                begun.dryRun(),
                begun.mapping(),
                begun.mappingVersion(),
                begun.sender(),
                begun.fileName(),
                status,
                begun.totalBytes(),
                counts.bytes(),
                counts.lines(),
                counts.good(),
                counts.bad(),
                counts.skipped(),
                0,
                0,
                sha256,
                begun.by(),
                begun.reason(),
                detail,
                begun.startedAt(),
                endedAt,
                errors);
    }

    private static String hex(DigestInputStream in) {
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
