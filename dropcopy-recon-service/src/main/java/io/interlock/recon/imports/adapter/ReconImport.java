package io.interlock.recon.imports.adapter;

import io.interlock.recon.imports.ImportFormat;
import io.interlock.recon.imports.LineError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as REST tells of it.
 *
 * @param mapping of CSV
 * @param sender the SenderCompID(49) that was asked for; null for all
 * @param totalBytes as the caller announced them; null where it did not
 * @param good lines with a report
 * @param bad lines that cannot be understood
 * @param skipped lines with nothing that is looked for
 * @param repeated good lines that were known, from this file or another
 * @param published reports that stand in the topic
 * @param sha256 of the whole file; null until its end
 * @param by who, and why in {@code reason}
 * @param detail why it was refused or given up
 * @param firstErrors some; the rest is read as CSV
 */
record ReconImport(
        String id,
        String oms,
        ImportFormat format,
        Mode mode,
        boolean dryRun,
        @Nullable String mapping,
        @Nullable Integer mappingVersion,
        @Nullable String sender,
        @Nullable String fileName,
        Status status,
        @Nullable Long totalBytes,
        long bytes,
        long lines,
        long good,
        long bad,
        long skipped,
        long repeated,
        long published,
        @Nullable String sha256,
        String by,
        String reason,
        @Nullable String detail,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<LineError> firstErrors) {
    /** Errors that are told with the import itself. */
    static final int FIRST = 20;

    /** What one bad line does. */
    enum Mode {
        /** The whole file is refused. */
        STRICT,
        /** The others are taken. */
        LENIENT
    }

    /** Where it is. CHECKED is the end of a dry run. */
    enum Status {
        RUNNING,
        TAKEN,
        REFUSED,
        CHECKED,
        ABANDONED
    }
}
