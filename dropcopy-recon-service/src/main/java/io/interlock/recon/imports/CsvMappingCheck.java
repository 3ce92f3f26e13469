package io.interlock.recon.imports;

import io.interlock.fix.Tags;
import io.interlock.recon.imports.CsvMapping.Column;
import io.interlock.recon.layout.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with a mapping, each with its place and value. */
public final class CsvMappingCheck {
    private static final Set<String> ENCODINGS =
            Set.of("UTF-8", "ISO-8859-1", "WINDOWS-1252", "US-ASCII");
    private static final int[] NEEDED = {
        Tags.EXEC_ID, Tags.SYMBOL, Tags.SIDE, Tags.LAST_QTY, Tags.LAST_PX, Tags.TRANSACT_TIME
    };

    private final CsvMapping mapping;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Integer> given = new TreeSet<>();

    private CsvMappingCheck(CsvMapping mapping) {
        this.mapping = mapping;
    }

    public static List<Finding> of(CsvMapping mapping) {
        CsvMappingCheck check = new CsvMappingCheck(mapping);
        check.file();
        check.columns();
        check.constants();
        check.needed();
        return List.copyOf(check.findings);
    }

    private void found(String pointer, String why) {
        findings.add(new Finding(pointer, why));
    }

    private void file() {
        single("/separator", mapping.separator());
        single("/decimal", mapping.decimal());
        single("/grouping", mapping.grouping());
        String encoding = mapping.encoding();
        if (encoding != null && !ENCODINGS.contains(encoding)) {
            found(
                    "/encoding",
                    "encoding is '%s', not one of %s"
                            .formatted(encoding, new TreeSet<>(ENCODINGS)));
        }
        Integer skip = mapping.skipLines();
        if (skip != null && (skip < 0 || skip > 1_000)) {
            found("/skipLines", "skipLines is %d, not from 0 to 1000".formatted(skip));
        }
        if (mapping.grouping() != null && mapping.grouping().equals(decimal())) {
            found("/grouping", "grouping and decimal are both '%s'".formatted(mapping.grouping()));
        }
    }

    private String decimal() {
        return mapping.decimal() == null ? "." : mapping.decimal();
    }

    private void single(String pointer, @Nullable String value) {
        if (value != null && value.length() != 1) {
            found(pointer, "%s is '%s', not one character".formatted(pointer.substring(1), value));
        } else if (value != null && "\"\r\n".contains(value)) {
            found(pointer, "%s cannot be a quote or a line end".formatted(pointer.substring(1)));
        }
    }

    private void columns() {
        List<Column> columns = mapping.columns();
        if (columns == null || columns.isEmpty()) {
            found("/columns", "columns are missing");
            return;
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String pointer = "/columns/" + i;
            if (column == null) {
                found(pointer, "a column is null");
                continue;
            }
            column(pointer, column);
            given.add(column.tag());
            Integer before = names.putIfAbsent(column.column() + "\0" + column.tag(), i);
            if (before != null) {
                found(pointer, "column '%s' stands twice".formatted(column.column()));
            }
        }
    }

    @SuppressWarnings("NullAway") // JSON may leave it out
    private void column(String pointer, Column column) {
        if (column.column() == null || column.column().isBlank()) {
            found(pointer + "/column", "column is missing");
        } else if (Boolean.FALSE.equals(mapping.titles())
                && !column.column().matches("[1-9][0-9]{0,2}")) {
            found(
                    pointer + "/column",
                    "column '%s' is no number from 1; there are no titles"
                            .formatted(column.column()));
        }
        FixNames.Field field = FixNames.field(column.tag());
        if (field == null) {
            found(pointer + "/tag", "tag %d is not read from files".formatted(column.tag()));
            return;
        }
        format(pointer, column, field);
        zone(pointer, column, field);
        factor(pointer, column, field);
    }

    private void format(String pointer, Column column, FixNames.Field field) {
        if (column.format() == null) {
            return;
        }
        boolean dated = field.kind() == FixNames.Kind.TIME || field.kind() == FixNames.Kind.DATE;
        if (!dated) {
            found(
                    pointer + "/format",
                    "format is for times and dates, not for " + FixNames.of(field.tag()));
            return;
        }
        try {
            var _ = DateTimeFormatter.ofPattern(column.format());
        } catch (IllegalArgumentException e) {
            found(
                    pointer + "/format",
                    "format '%s' cannot be read: %s".formatted(column.format(), e.getMessage()));
        }
    }

    private void zone(String pointer, Column column, FixNames.Field field) {
        if (column.zone() == null) {
            return;
        }
        if (field.kind() != FixNames.Kind.TIME) {
            found(pointer + "/zone", "zone is for times, not for " + FixNames.of(field.tag()));
            return;
        }
        try {
            var _ = ZoneId.of(column.zone());
        } catch (DateTimeException e) {
            found(pointer + "/zone", "zone '%s' is not known".formatted(column.zone()));
        }
    }

    private void factor(String pointer, Column column, FixNames.Field field) {
        String factor = column.factor();
        if (factor == null) {
            return;
        }
        boolean number =
                field.kind() == FixNames.Kind.QUANTITY || field.kind() == FixNames.Kind.DECIMAL;
        if (!number) {
            found(
                    pointer + "/factor",
                    "factor is for numbers, not for " + FixNames.of(field.tag()));
        } else if (!positive(factor)) {
            found(pointer + "/factor", "factor '%s' is no number above 0".formatted(factor));
        }
    }

    private static boolean positive(String text) {
        try {
            return text.length() < 30 && new BigDecimal(text).signum() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void constants() {
        Map<String, String> constants = mapping.constants();
        if (constants == null) {
            return;
        }
        constants.forEach((tag, value) -> {
            String pointer = "/constants/" + tag;
            boolean known =
                    tag.matches("[0-9]{1,5}") && FixNames.field(Integer.parseInt(tag)) != null;
            if (!known) {
                found(pointer, "tag '%s' is not read from files".formatted(tag));
            } else if (value == null || value.isBlank() || value.indexOf('\u0001') >= 0) {
                found(pointer, "the constant of %s is empty".formatted(tag));
            } else if (!given.add(Integer.parseInt(tag))) {
                found(pointer, FixNames.of(Integer.parseInt(tag)) + " is a column and a constant");
            }
        });
    }

    private void needed() {
        for (int tag : NEEDED) {
            if (!given.contains(tag)) {
                found("/columns", FixNames.of(tag) + " comes from no column");
            }
        }
    }
}
