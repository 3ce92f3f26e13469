package io.interlock.recon.imports.adapter;

import io.interlock.recon.imports.ImportedReport;
import io.interlock.recon.imports.LineError;
import io.interlock.recon.imports.Reading;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of a dry run go: nowhere, but for the first errors. */
final class DryRun implements Reading.Sink {
    /** Errors that a dry run tells of. */
    static final int KEPT = 1_000;

    private final List<LineError> errors = new ArrayList<>();

    @Override
    public void fact(long line, ImportedReport report) {}

    @Override
    public void bad(LineError error) {
        if (errors.size() < KEPT) {
            errors.add(error);
        }
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }
}
