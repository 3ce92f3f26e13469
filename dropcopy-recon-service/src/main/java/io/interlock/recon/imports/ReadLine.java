package io.interlock.recon.imports;

/** What a line says. */
public sealed interface ReadLine {

    /** An execution report. */
    record Fact(ImportedReport report) implements ReadLine {}

    /** Nothing that is looked for: another message, a title, a total, a blank line. */
    record Nothing() implements ReadLine {}

    /** Something that cannot be understood. */
    record Bad(LineError error) implements ReadLine {}

    /** The file is not of the kind it was said to be; reading on makes no sense. */
    record Unusable(LineError error) implements ReadLine {}
}
