package io.interlock.recon.posttrade;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a file, as its receiver has it. {@link TemplateCheck} says what is wrong with one.
 *
 * @param fileName with {@code {oms}} and {@code {tradeDate}}; {@code {tradeDate:yyMMdd}} for
 *     another form than {@code yyyyMMdd}
 * @param encoding UTF-8, ISO-8859-1, WINDOWS-1252 or US-ASCII
 * @param lineEnd CRLF or LF
 * @param separator one character; {@code \t} for a tabulator
 * @param quote NEVER, NEEDED (where a cell has a separator, a quote or a line end) or ALWAYS
 * @param titles whether a line names the columns
 * @param header lines before; totals are known there, but for the hash
 * @param columns of each trade
 * @param trailer lines behind
 */
public record Template(
        @Nullable String fileName,
        @Nullable String encoding,
        @Nullable String lineEnd,
        @Nullable String separator,
        @Nullable String quote,
        @Nullable Boolean titles,
        @Nullable List<List<Cell>> header,
        @Nullable List<Cell> columns,
        @Nullable List<List<Cell>> trailer) {

    /**
     * A cell. Exactly one of constant, field and total is set.
     *
     * @param title of a column
     * @param constant as it is
     * @param field FIX's name, for example {@code LastQty}; in header and trailer {@code OMS} and
     *     {@code TradeDate} alone
     * @param total ROWS, QTY, NOTIONAL, COMMISSION or SHA256: of all bytes before the trailer
     * @param format of times and dates, in Java's letters; without it as FIX writes them
     * @param zone of a time; UTC without it
     * @param decimals digits behind the mark, rounded half up; as many as there are without it
     * @param decimal the mark; a point without it
     * @param values how the receiver spells what FIX has a code for
     * @param missing what stands where there is no value; nothing without it
     */
    public record Cell(
            @Nullable String title,
            @Nullable String constant,
            @Nullable String field,
            @Nullable Total total,
            @Nullable String format,
            @Nullable String zone,
            @Nullable Integer decimals,
            @Nullable String decimal,
            @Nullable Map<String, String> values,
            @Nullable String missing) {}

    /** A control total. */
    public enum Total {
        ROWS,
        QTY,
        NOTIONAL,
        COMMISSION,
        SHA256
    }
}
