package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file said: everything that came of it. */
record Read(
        List<ImportedReport> facts,
        List<LineError> errors,
        Progress.Counts counts,
        @Nullable LineError unusable) {
    static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
    static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");

    static Read of(ImportFormat format, byte[] file) {
        return of(format, null, null, file);
    }

    static Read of(ImportFormat format, String file) {
        return of(format, file.getBytes(ISO_8859_1));
    }

    static Read csv(CsvMapping mapping, String file) {
        return of(
                ImportFormat.CSV,
                null,
                mapping,
                file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Read of(
            ImportFormat format,
            @Nullable String sender,
            @Nullable CsvMapping mapping,
            byte[] file) {
        List<ImportedReport> facts = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        Progress progress = new Progress();
        try {
            LineError unusable =
                    Reading.read(
                            new Reading.File(format, sender, mapping, FROM, TO),
                            new ByteArrayInputStream(file),
                            progress,
                            new Reading.Sink() {
                                @Override
                                public void fact(long line, ImportedReport report) {
                                    facts.add(report);
                                }

                                @Override
                                public void bad(LineError error) {
                                    errors.add(error);
                                }
                            });
            return new Read(facts, errors, progress.counts(), unusable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
