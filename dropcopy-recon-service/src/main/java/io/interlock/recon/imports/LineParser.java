package io.interlock.recon.imports;

import io.interlock.recon.imports.Lines.Line;

/** Reads one line after the other. Never throws, whatever stands there. */
public interface LineParser {
    ReadLine read(Line line);
}
