package io.interlock.recon.posttrade;

import io.interlock.recon.layout.Finding;
import io.interlock.recon.posttrade.Template.Cell;
import io.interlock.recon.posttrade.Template.Total;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with a template, each with its place and value. */
public final class TemplateCheck {
    static final Set<String> ENCODINGS =
            new TreeSet<>(Set.of("UTF-8", "ISO-8859-1", "WINDOWS-1252", "US-ASCII"));
    static final Set<String> LINE_ENDS = new TreeSet<>(Set.of("CRLF", "LF"));
    static final Set<String> QUOTES = new TreeSet<>(Set.of("NEVER", "NEEDED", "ALWAYS"));
    private static final Set<String> ABOUT = Set.of("OMS", "TradeDate");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 30);

    private final List<Finding> wrong = new ArrayList<>();

    private TemplateCheck() {}

    private enum Place {
        HEADER,
        ROW,
        TRAILER
    }

    public static List<Finding> of(Template template) {
        TemplateCheck check = new TemplateCheck();
        check.fileName(template.fileName());
        check.oneOf("/encoding", template.encoding(), ENCODINGS);
        check.oneOf("/lineEnd", template.lineEnd(), LINE_ENDS);
        check.oneOf("/quote", template.quote(), QUOTES);
        String separator = template.separator();
        if (separator == null || separator.length() != 1 || "\"\r\n".contains(separator)) {
            check.found("/separator", "separator is '%s', not one character".formatted(separator));
        }
        check.lines("/header", template.header(), Place.HEADER);
        List<Cell> columns = template.columns();
        if (columns == null || columns.isEmpty()) {
            check.found("/columns", "columns are missing");
        } else {
            check.cells("/columns", columns, Place.ROW);
            if (columns.stream().noneMatch(each -> each != null && "ExecID".equals(each.field()))) {
                check.found("/columns", "no column is ExecID: nobody could name a row");
            }
            if (Boolean.TRUE.equals(template.titles())) {
                check.titles(columns);
            }
        }
        check.lines("/trailer", template.trailer(), Place.TRAILER);
        return List.copyOf(check.wrong);
    }

    private void found(String pointer, String why) {
        wrong.add(new Finding(pointer, why));
    }

    private void fileName(@Nullable String fileName) {
        if (fileName == null || fileName.isBlank()) {
            found("/fileName", "fileName is missing");
            return;
        }
        try {
            String name = FileName.of(fileName, "OMS", ANY_DAY);
            if (!FileName.isSafe(name)) {
                found(
                        "/fileName",
                        "fileName '%s' may hold letters, digits and ._- only".formatted(fileName));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            found("/fileName", "fileName '%s': %s".formatted(fileName, e.getMessage()));
        }
    }

    private void oneOf(String pointer, @Nullable String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            found(
                    pointer,
                    "%s is '%s', not one of %s".formatted(pointer.substring(1), value, allowed));
        }
    }

    private void titles(List<Cell> columns) {
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = columns.get(i);
            if (cell != null && cell.title() == null) {
                found("/columns/%d/title".formatted(i), "title is missing");
            }
        }
    }

    private void lines(String pointer, @Nullable List<List<Cell>> lines, Place place) {
        for (int i = 0; lines != null && i < lines.size(); i++) {
            List<Cell> line = lines.get(i);
            if (line == null || line.isEmpty()) {
                found(pointer + "/" + i, "the line has no cells");
            } else {
                cells(pointer + "/" + i, line, place);
            }
        }
    }

    private void cells(String pointer, List<Cell> cells, Place place) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell == null) {
                found(pointer + "/" + i, "a cell is null");
            } else {
                cell(pointer + "/" + i, cell, place);
            }
        }
    }

    private void cell(String pointer, Cell cell, Place place) {
        int kinds = 0;
        for (Object each : Arrays.asList(cell.constant(), cell.field(), cell.total())) {
            kinds += each == null ? 0 : 1;
        }
        if (kinds != 1) {
            found(pointer, "a cell is one of constant, field and total; here are " + kinds);
            return;
        }
        total(pointer, cell.total(), place);
        Field.Kind kind = kind(pointer, cell, place);
        format(pointer, cell, kind);
        boolean number = kind == Field.Kind.NUMBER;
        if (cell.decimals() != null && (!number || cell.decimals() < 0 || cell.decimals() > 12)) {
            found(
                    pointer + "/decimals",
                    "decimals is %d; it is from 0 to 12, of numbers".formatted(cell.decimals()));
        }
        if (cell.decimal() != null && (!number || cell.decimal().length() != 1)) {
            found(
                    pointer + "/decimal",
                    "decimal is '%s'; it is one character, of numbers".formatted(cell.decimal()));
        }
    }

    private void total(String pointer, @Nullable Total total, Place place) {
        if (total != null && place == Place.ROW) {
            found(pointer + "/total", "total %s cannot stand in a row".formatted(total));
        } else if (total == Total.SHA256 && place == Place.HEADER) {
            found(pointer + "/total", "total SHA256 is not known before the trailer");
        }
    }

    private Field.@Nullable Kind kind(String pointer, Cell cell, Place place) {
        Total total = cell.total();
        if (total != null) {
            return total == Total.SHA256 ? Field.Kind.TEXT : Field.Kind.NUMBER;
        }
        String field = cell.field();
        if (field == null) {
            return Field.Kind.TEXT;
        }
        if (ABOUT.contains(field)) {
            return field.equals("OMS") ? Field.Kind.TEXT : Field.Kind.DATE;
        }
        Field known = Field.of(field).orElse(null);
        if (known == null) {
            found(
                    pointer + "/field",
                    "field '%s' is not one of OMS, %s"
                            .formatted(
                                    field,
                                    String.join(
                                            ", ",
                                            Arrays.stream(Field.values())
                                                    .map(Field::fixName)
                                                    .toList())));
            return null;
        }
        if (place != Place.ROW) {
            found(pointer + "/field", "field '%s' is of a trade, not of the file".formatted(field));
        }
        return known.kind();
    }

    private void format(String pointer, Cell cell, Field.@Nullable Kind kind) {
        if (cell.zone() != null) {
            try {
                var _ = ZoneId.of(cell.zone());
                if (kind != Field.Kind.TIME) {
                    found(pointer + "/zone", "zone is of times");
                }
            } catch (DateTimeException e) {
                found(pointer + "/zone", "zone '%s' is not known".formatted(cell.zone()));
            }
        }
        if (cell.format() == null) {
            return;
        }
        if (kind != Field.Kind.TIME && kind != Field.Kind.DATE) {
            found(pointer + "/format", "format is of times and dates");
            return;
        }
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(cell.format());
            var _ =
                    kind == Field.Kind.DATE
                            ? format.format(ANY_DAY)
                            : format.format(ANY_DAY.atStartOfDay(ZoneOffset.UTC));
        } catch (IllegalArgumentException | DateTimeException e) {
            found(
                    pointer + "/format",
                    "format '%s' cannot be used: %s".formatted(cell.format(), e.getMessage()));
        }
    }
}
