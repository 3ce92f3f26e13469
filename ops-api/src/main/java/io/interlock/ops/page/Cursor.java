package io.interlock.ops.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/** The place after one row of a list that is ordered by time, newest first. Opaque to clients. */
public record Cursor(Instant at, String id) {

    /** Reads what {@link #toString} wrote; {@link IllegalArgumentException} for anything else. */
    public static Cursor of(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            if (bar < 0) {
                throw new IllegalArgumentException("not a cursor of this list");
            }
            return new Cursor(Instant.parse(plain.substring(0, bar)), plain.substring(bar + 1));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a cursor of this list", e);
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
