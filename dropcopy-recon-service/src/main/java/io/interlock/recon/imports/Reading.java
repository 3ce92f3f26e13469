package io.interlock.recon.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file read from its beginning to its end, a line at a time. */
public final class Reading {
    private Reading() {}

    /** Takes what lines say, in their order. */
    public interface Sink {
        void fact(long line, ImportedReport report);

        void bad(LineError error);
    }

    /**
     * What a file is.
     *
     * @param sender of a log, only what this SenderCompID(49) sent; null for all
     * @param mapping of CSV
     * @param from the oldest TransactTime(60) that is taken
     * @param to the newest
     */
    public record File(
            ImportFormat format,
            @Nullable String sender,
            @Nullable CsvMapping mapping,
            Instant from,
            Instant to) {

        LineParser parser() {
            ReportCheck check = new ReportCheck(from, to);
            return switch (format) {
                case CSV -> {
                    if (mapping == null) {
                        throw new IllegalArgumentException("CSV without a mapping");
                    }
                    yield new CsvLine(mapping, check);
                }
                case QUICKFIXJ, FIXEDGE, FIX -> new FixLine(format, sender, check);
            };
        }
    }

    /** Returns why the file is unusable; null where it was read to its end. */
    public static @Nullable LineError read(File file, InputStream in, Progress progress, Sink sink)
            throws IOException {
        Lines lines = new Lines(in);
        LineParser parser = file.parser();
        Lines.Line line = lines.next();
        while (line != null) {
            ReadLine read = parser.read(line);
            progress.add(read, lines.bytes());
            switch (read) {
                case ReadLine.Fact(ImportedReport report) -> sink.fact(line.number(), report);
                case ReadLine.Nothing() -> {}
                case ReadLine.Bad(LineError error) -> sink.bad(error);
                case ReadLine.Unusable(LineError error) -> {
                    sink.bad(error);
                    return error;
                }
            }
            line = lines.next();
        }
        return null;
    }
}
