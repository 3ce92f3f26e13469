package io.interlock.recon.imports;

/** How far the reading of a file has come. Written by one thread, read by any. */
public final class Progress {
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0);

    /**
     * Counts so far.
     *
     * @param good lines with a report
     * @param bad lines that cannot be understood
     * @param skipped lines with nothing that is looked for
     */
    public record Counts(long bytes, long lines, long good, long bad, long skipped) {}

    public Counts counts() {
        return counts;
    }

    void add(ReadLine line, long bytes) {
        Counts now = counts;
        counts =
                switch (line) {
                    case ReadLine.Fact _ ->
                            new Counts(bytes, now.lines + 1, now.good + 1, now.bad, now.skipped);
                    case ReadLine.Nothing() ->
                            new Counts(bytes, now.lines + 1, now.good, now.bad, now.skipped + 1);
                    case ReadLine.Bad _, ReadLine.Unusable _ ->
                            new Counts(bytes, now.lines + 1, now.good, now.bad + 1, now.skipped);
                };
    }
}
