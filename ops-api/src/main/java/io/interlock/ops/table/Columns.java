package io.interlock.ops.table;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Java's values to columns and back. */
public final class Columns {
    private Columns() {}

    /** Text that PostgreSQL takes: it has no NUL character. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString().replace('\0', '\uFFFD');
    }

    public static @Nullable OffsetDateTime time(@Nullable Instant value) {
        return value == null ? null : value.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A column as one of the domain's values. */
    public static <T> @Nullable T value(ResultSet row, String column, Function<String, T> type)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : type.apply(text);
    }

    public static <T> @Nullable T decimal(
            ResultSet row, String column, Function<BigDecimal, T> type) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : type.apply(value);
    }
}
