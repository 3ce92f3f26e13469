package io.interlock.fix;

import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Typed reads of single fields. What cannot be read is null: the raw text stays the truth. */
final class FixFields {
    private static final DateTimeFormatter UTC_TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuuMMdd-HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private FixFields() {}

    static @Nullable Quantity quantity(FixMessage message, int tag) {
        BigDecimal value = decimal(message.get(tag));
        return value == null || value.signum() < 0 ? null : new Quantity(value);
    }

    static @Nullable Price price(FixMessage message, int tag) {
        BigDecimal value = decimal(message.get(tag));
        return value == null ? null : new Price(value);
    }

    static <T> @Nullable T name(FixMessage message, int tag, Function<String, T> type) {
        String value = message.get(tag);
        return value == null || value.isBlank() ? null : type.apply(value);
    }

    static @Nullable Integer integer(FixMessage message, int tag) {
        var number = message.number(tag);
        return number.isPresent() ? number.getAsInt() : null;
    }

    static <T> T code(FixMessage message, int tag, Function<String, T> type) {
        String value = message.get(tag);
        return type.apply(value == null ? "" : value);
    }

    static @Nullable Instant instant(FixMessage message, int tag) {
        String value = message.get(tag);
        return value == null ? null : instant(value);
    }

    static @Nullable Instant instant(String value) {
        try {
            return LocalDateTime.parse(value, UTC_TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String utcTimestamp(Instant instant) {
        return MILLIS.format(instant);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs(value.scale()) > 30 ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
