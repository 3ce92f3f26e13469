package io.interlock.gateway.price;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** When an entry was so, by FIX's UTCDateOnly and UTCTimeOnly. */
final class EntryTime {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private EntryTime() {}

    /**
     * MDEntryDate(272) and MDEntryTime(273). Without a date it is the time nearest to {@code sent};
     * without a time, or with one that cannot be read, it is {@code sent}.
     */
    static Instant of(@Nullable String date, @Nullable String time, Instant sent) {
        LocalTime at = time(time);
        if (at == null) {
            return sent;
        }
        LocalDate day = date(date);
        if (day != null) {
            return day.atTime(at).toInstant(ZoneOffset.UTC);
        }
        Instant same =
                sent.atZone(ZoneOffset.UTC).toLocalDate().atTime(at).toInstant(ZoneOffset.UTC);
        if (same.isAfter(sent.plus(HALF_A_DAY))) {
            return same.minus(Duration.ofDays(1));
        }
        return same.isBefore(sent.minus(HALF_A_DAY)) ? same.plus(Duration.ofDays(1)) : same;
    }

    /** SendingTime(52); {@code otherwise} where it cannot be read. */
    static Instant sent(@Nullable String sendingTime, Instant otherwise) {
        if (sendingTime == null || sendingTime.length() < 9 || sendingTime.charAt(8) != '-') {
            return otherwise;
        }
        LocalDate day = date(sendingTime.substring(0, 8));
        LocalTime at = time(sendingTime.substring(9));
        return day == null || at == null ? otherwise : day.atTime(at).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A leap second is the second before it. */
    private static @Nullable LocalTime time(@Nullable String text) {
        if (text == null || text.length() < 8) {
            return null;
        }
        boolean leap = text.startsWith(":60", 5);
        try {
            return LocalTime.parse(leap ? text.substring(0, 6) + "59" + text.substring(8) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
