package io.interlock.recon.imports;

import io.interlock.recon.imports.CsvMapping.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells of a row into values as FIX writes them. */
final class CsvCells {
    private static final DateTimeFormatter FIX_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS", Locale.ROOT);

    private final CsvMapping mapping;
    private final Map<Integer, Field> fields = new TreeMap<>();

    /** A field and the columns that it is made of. */
    private record Field(
            FixNames.Field field, List<Column> columns, @Nullable DateTimeFormatter format) {}

    private final Map<String, Integer> places = new TreeMap<>();

    private final Pattern numbers;

    CsvCells(CsvMapping mapping) {
        this.mapping = mapping;
        this.numbers = numbers(mapping);
        Map<Integer, List<Column>> byTag = new TreeMap<>();
        for (Column column : Objects.requireNonNull(mapping.columns())) {
            byTag.computeIfAbsent(column.tag(), tag -> new ArrayList<>()).add(column);
            if (Boolean.FALSE.equals(mapping.titles())) {
                places.put(column.column(), Integer.parseInt(column.column()) - 1);
            }
        }
        byTag.forEach((tag, columns) -> {
            String format = columns.getFirst().format();
            fields.put(
                    tag,
                    new Field(
                            Objects.requireNonNull(FixNames.field(tag)),
                            columns,
                            format == null ? null : strict(format)));
        });
    }

    /** Groups have three digits: a point where a comma belongs is no number, not a large one. */
    private static Pattern numbers(CsvMapping mapping) {
        String grouping = mapping.grouping();
        String whole =
                grouping == null
                        ? "[0-9]{1,20}"
                        : "([0-9]{1,20}|[0-9]{1,3}(%s[0-9]{3}){1,6})"
                                .formatted(Pattern.quote(grouping));
        return Pattern.compile(
                "[-+]?%s(%s[0-9]{1,20})?".formatted(whole, Pattern.quote(decimal(mapping))));
    }

    private static String decimal(CsvMapping mapping) {
        return mapping.decimal() == null ? "." : mapping.decimal();
    }

    /** The 31st of November is no date; {@code yyyy} is the year as people mean it. */
    private static DateTimeFormatter strict(String format) {
        return new DateTimeFormatterBuilder()
                .appendPattern(format)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Takes the titles; returns the first column that is not among them, null where all are. */
    @Nullable String name(List<String> titles) {
        for (int i = titles.size() - 1; i >= 0; i--) {
            places.put(titles.get(i).strip(), i);
        }
        return fields.values().stream()
                .flatMap(field -> field.columns().stream())
                .map(Column::column)
                .filter(column -> !places.containsKey(column))
                .findFirst()
                .orElse(null);
    }

    /** Fills {@code into}; returns what is wrong with the first cell that cannot be read. */
    @Nullable LineError read(long line, List<String> row, Map<Integer, String> into) {
        for (Field field : fields.values()) {
            String cell = cell(field, row);
            if (cell == null) {
                return new LineError(
                        line,
                        field.columns().getFirst().column(),
                        Integer.toString(row.size()),
                        "is the number of cells: there is no such column");
            }
            if (cell.isEmpty()) {
                continue;
            }
            String value = value(field, cell);
            if (value == null) {
                return new LineError(
                        line,
                        "%s %s"
                                .formatted(
                                        field.columns().getFirst().column(),
                                        FixNames.of(field.field().tag())),
                        cell,
                        why(field));
            }
            into.put(field.field().tag(), value);
        }
        if (mapping.constants() != null) {
            mapping.constants().forEach((tag, value) -> into.put(Integer.valueOf(tag), value));
        }
        return null;
    }

    private @Nullable String cell(Field field, List<String> row) {
        StringBuilder joined = new StringBuilder();
        for (Column column : field.columns()) {
            int place = places.getOrDefault(column.column(), Integer.MAX_VALUE);
            if (place >= row.size()) {
                return null;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(row.get(place).strip());
        }
        return joined.toString().strip();
    }

    private @Nullable String value(Field field, String cell) {
        Column column = field.columns().getFirst();
        if (column.values() != null && !column.values().isEmpty()) {
            return column.values().get(cell);
        }
        return switch (field.field().kind()) {
            case TEXT -> cell;
            case QUANTITY, DECIMAL -> number(column, cell);
            case TIME -> time(field, cell);
            case DATE -> date(field, cell);
        };
    }

    private static String why(Field field) {
        Column column = field.columns().getFirst();
        if (column.values() != null && !column.values().isEmpty()) {
            return "is none of " + new TreeMap<>(column.values()).keySet();
        }
        String format = column.format();
        return switch (field.field().kind()) {
            case TIME -> "is no time like " + (format == null ? "yyyyMMdd-HH:mm:ss.SSS" : format);
            case DATE -> "is no date like " + (format == null ? "yyyyMMdd" : format);
            case QUANTITY, DECIMAL -> "is no number";
            case TEXT -> "cannot be read";
        };
    }

    private @Nullable String number(Column column, String cell) {
        if (!numbers.matcher(cell).matches()) {
            return null;
        }
        String plain = mapping.grouping() == null ? cell : cell.replace(mapping.grouping(), "");
        plain = plain.replace(decimal(mapping), ".");
        BigDecimal value = new BigDecimal(plain);
        if (column.factor() != null) {
            value = value.multiply(new BigDecimal(column.factor()));
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String time(Field field, String cell) {
        if (field.format() == null) {
            return cell;
        }
        String zone = field.columns().getFirst().zone();
        try {
            return LocalDateTime.parse(cell, field.format())
                    .atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .format(FIX_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String date(Field field, String cell) {
        try {
            return LocalDate.parse(
                            cell,
                            field.format() == null
                                    ? DateTimeFormatter.BASIC_ISO_DATE
                                    : field.format())
                    .format(DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
