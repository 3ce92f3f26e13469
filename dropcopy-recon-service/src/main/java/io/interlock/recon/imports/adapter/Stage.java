package io.interlock.recon.imports.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.kit.problem.Problem;
import io.interlock.recon.imports.ImportedReport;
import io.interlock.recon.imports.LineError;
import io.interlock.recon.imports.Progress;
import io.interlock.recon.imports.Reading;
import io.interlock.recon.trade.ImportedSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Where the lines of a running import go: batches in the database, each a transaction. */
final class Stage implements Reading.Sink {
    private final ReconImport begun;
    private final ImportTable table;
    private final TransactionOperations transactions;
    private final Progress progress;
    private final ImportProperties properties;
    private final Clock clock;
    private final List<ImportTable.Staged> facts = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private long errorsKept;

    Stage(
            ReconImport begun,
            ImportTable table,
            TransactionOperations transactions,
            Progress progress,
            ImportProperties properties,
            Clock clock) {
        this.begun = begun;
        this.table = table;
        this.transactions = transactions;
        this.progress = progress;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void fact(long line, ImportedReport report) {
        String session = ImportedSession.of(begun.id());
        DropCopyExecution event = report.event(begun.oms(), session, begun.startedAt());
        facts.add(
                new ImportTable.Staged(
                        line,
                        event.eventId().toString(),
                        begun.oms() + ":" + report.report().orderId(),
                        new String(EventCodec.encode(event), UTF_8)));
        flushWhenFull();
    }

    @Override
    public void bad(LineError error) {
        if (errorsKept++ < properties.errorsKept()) {
            errors.add(error);
        }
        flushWhenFull();
    }

    private void flushWhenFull() {
        if (facts.size() + errors.size() >= properties.batch()) {
            flush();
        }
    }

    /** Stores what waits; throws where the import was taken for given up meanwhile. */
    void flush() {
        transactions.executeWithoutResult(status -> {
            if (!table.touch(begun.id(), progress.counts(), clock.instant())) {
                throw abandoned(begun.id());
            }
            table.stage(begun.id(), facts);
            table.errors(begun.id(), errors);
        });
        facts.clear();
        errors.clear();
    }

    /** Somebody took the import for given up. */
    static RuntimeException abandoned(String importId) {
        return Problem.STATE_CONFLICT.exception(
                "import %s was given up: nothing came for too long".formatted(importId));
    }
}
