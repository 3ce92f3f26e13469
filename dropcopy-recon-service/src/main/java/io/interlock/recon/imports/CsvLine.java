package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.interlock.fix.FixMessage;
import io.interlock.recon.imports.Lines.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file, each as the ExecutionReport that it stands for. A row is a line: cells in
 * quotes hold separators, but no line ends.
 */
final class CsvLine implements LineParser {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CsvMapping mapping;
    private final ReportCheck check;
    private final CSVFormat format;
    private final Charset charset;
    private final CsvCells cells;
    private final int skip;
    private boolean titled;
    private int width = -1;

    /** {@code mapping} must be one that {@link CsvMappingCheck} finds nothing wrong with. */
    CsvLine(CsvMapping mapping, ReportCheck check) {
        this.mapping = mapping;
        this.check = check;
        this.format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(mapping.separator() == null ? "," : mapping.separator())
                        .setTrim(true)
                        .get();
        this.charset = Charset.forName(mapping.encoding() == null ? "UTF-8" : mapping.encoding());
        this.cells = new CsvCells(mapping);
        this.skip = mapping.skipLines() == null ? 0 : mapping.skipLines();
        this.titled = Boolean.FALSE.equals(mapping.titles());
    }

    @Override
    public ReadLine read(Line line) {
        String text = new String(line.text().getBytes(ISO_8859_1), charset);
        if (line.number() == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        if (line.number() <= skip || text.isBlank()) {
            return new ReadLine.Nothing();
        }
        if (line.tooLong()) {
            return bad(line, "line", text, "is longer than %d bytes".formatted(Lines.LONGEST));
        }
        if (text.indexOf('\0') >= 0 || text.indexOf(FixMessage.SOH) >= 0) {
            return bad(line, "line", text, "holds a control character");
        }
        List<String> row = row(text);
        if (row == null) {
            return bad(line, "line", text, "has a quote that does not end, or text behind one");
        }
        if (!titled) {
            titled = true;
            return titles(line, row);
        }
        List<String> ignored = mapping.ignore();
        if (ignored != null && ignored.contains(row.getFirst())) {
            return new ReadLine.Nothing();
        }
        return row(line, row);
    }

    private @Nullable List<String> row(String text) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : null;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return null;
        }
    }

    private ReadLine titles(Line line, List<String> row) {
        width = row.size();
        String missing = cells.name(row);
        return missing == null
                ? new ReadLine.Nothing()
                : new ReadLine.Unusable(
                        new LineError(
                                line.number(), missing, String.join(" ", row), "is not a column"));
    }

    private ReadLine row(Line line, List<String> row) {
        if (width < 0) {
            width = row.size();
        }
        if (row.size() != width) {
            return bad(
                    line,
                    "cells",
                    Integer.toString(row.size()),
                    "is not the %d of the first line".formatted(width));
        }
        Map<Integer, String> fields = new TreeMap<>();
        LineError error = cells.read(line.number(), row, fields);
        return error == null
                ? check.of(line.number(), FixMessage.of(message(fields)))
                : new ReadLine.Bad(error);
    }

    /** Header, fields by their tags, trailer: the same row gives the same text. */
    private static String message(Map<Integer, String> fields) {
        StringBuilder body = new StringBuilder("35=8\u0001");
        Map<Integer, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent(150, "F");
        all.forEach(
                (tag, value) -> body.append(tag).append('=').append(value).append(FixMessage.SOH));
        String text = "8=FIX.4.4\u00019=" + body.length() + FixMessage.SOH + body;
        int sum = text.chars().sum() & 0xff;
        return "%s10=%03d\u0001".formatted(text, sum);
    }

    private static ReadLine bad(Line line, String field, String value, String why) {
        return new ReadLine.Bad(new LineError(line.number(), field, value, why));
    }
}
