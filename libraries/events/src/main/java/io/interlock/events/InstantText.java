package io.interlock.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;

/**
 * ISO-8601 in UTC, as {@link Instant} writes and reads it, several times as fast: an order carries
 * a dozen times on its way.
 */
public final class InstantText {
    private static final int SECONDS = "2026-11-22T10:00:00".length();

    private InstantText() {}

    /** As {@link Instant#toString()}. */
    public static String of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int year = time.getYear();
        if (year < 0 || year > 9999) {
            return instant.toString();
        }
        char[] text = new char[SECONDS + 11];
        digits(text, 0, 4, year);
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        int end = SECONDS;
        int nano = time.getNano();
        if (nano != 0) {
            int places = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
            text[end] = '.';
            digits(
                    text,
                    end + 1,
                    places,
                    places == 3 ? nano / 1_000_000 : places == 6 ? nano / 1_000 : nano);
            end += 1 + places;
        }
        text[end++] = 'Z';
        return new String(text, 0, end);
    }

    /**
     * As {@link Instant#parse}.
     *
     * @throws java.time.format.DateTimeParseException for any other text
     */
    public static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || end > SECONDS + 10 || end == SECONDS + 1 || !isPlain(text, end)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        boolean certain =
                hour <= 23
                        && minute <= 59
                        && second <= 59
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= Month.of(month).minLength();
        if (!certain) {
            // a 29th of February, and what is no time at all
            return Instant.parse(text);
        }
        int nano = end == SECONDS ? 0 : number(text, SECONDS + 1, end) * scale(SECONDS + 10 - end);
        return LocalDateTime.of(number(text, 0, 4), month, day, hour, minute, second, nano)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isPlain(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        case 19 -> c == '.';
                        default -> c >= '0' && c <= '9';
                    };
            if (!fits) {
                return false;
            }
        }
        return text.charAt(end) == 'Z';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int scale(int places) {
        int scale = 1;
        for (int i = 0; i < places; i++) {
            scale *= 10;
        }
        return scale;
    }

    private static void digits(char[] text, int from, int places, int value) {
        int left = value;
        for (int i = from + places - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
