package io.interlock.recon.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV file is which field of FIX. The document that brokers keep; {@link
 * CsvMappingCheck} says what is wrong with one.
 *
 * @param separator one character; {@code \t} for a tabulator. Without it a comma
 * @param encoding UTF-8 (without it), ISO-8859-1, WINDOWS-1252 or US-ASCII
 * @param skipLines lines before the titles, or before the first row where there are no titles
 * @param titles whether a line names the columns; true without it
 * @param decimal the decimal mark; a point without it
 * @param grouping what stands between thousands; nothing without it
 * @param columns what is read; other columns of the file are passed over
 * @param constants by tag, for example {@code "15": "EUR"}
 * @param ignore rows whose first cell is one of these are totals or remarks
 */
public record CsvMapping(
        @Nullable String separator,
        @Nullable String encoding,
        @Nullable Integer skipLines,
        @Nullable Boolean titles,
        @Nullable String decimal,
        @Nullable String grouping,
        @Nullable List<Column> columns,
        @Nullable Map<String, String> constants,
        @Nullable List<String> ignore) {

    /**
     * One column.
     *
     * @param column its title; where there are no titles its number, from 1
     * @param tag the field. Columns of the same tag are joined by a space, for example a date and a
     *     time
     * @param format of TransactTime(60), SendingTime(52), SettlDate(64) and TradeDate(75), in
     *     Java's letters, for example {@code dd.MM.yyyy HH:mm:ss}; without it as FIX writes it
     * @param zone of a time, for example {@code Europe/Berlin}; UTC without it
     * @param values how the file spells what FIX has a code for, for example {@code "K": "1"}
     * @param factor a number is multiplied by it: lots into units
     */
    public record Column(
            String column,
            int tag,
            @Nullable String format,
            @Nullable String zone,
            @Nullable Map<String, String> values,
            @Nullable String factor) {}
}
