package io.interlock.ops.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people write it: ISO-8601, or relative such as {@code now-15m}. */
final class Moment {
    private static final Pattern RELATIVE = Pattern.compile("now(?:-(\\d{1,6})([smhd]))?");

    private Moment() {}

    /** {@link IllegalArgumentException} for anything else. */
    static Instant of(String text, Instant now) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return relative.group(1) == null ? now : now.minus(ago(relative));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "neither ISO-8601 with a zone nor now-15m: " + text, e);
        }
    }

    private static Duration ago(Matcher relative) {
        long amount = Long.parseLong(relative.group(1));
        return switch (relative.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
