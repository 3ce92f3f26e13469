package io.interlock.recon.imports;

/** How a file tells of executions. */
public enum ImportFormat {
    /** QuickFIX/J's FileLog: {@code yyyyMMdd-HH:mm:ss.SSS: 8=FIX...}. */
    QUICKFIXJ,
    /** FIXEdge: words of its own before each message; lines without a message are passed over. */
    FIXEDGE,
    /** Messages and nothing else, a line each or without line ends. */
    FIX,
    /** Cells that a {@link CsvMapping} names. */
    CSV
}
