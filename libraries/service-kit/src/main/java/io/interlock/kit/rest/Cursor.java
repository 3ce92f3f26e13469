package io.interlock.kit.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Keys as opaque text that callers hand back. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    /** The key of {@code cursor}; empty text for none. A cursor that is not ours is a problem. */
    public static String decode(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError("?cursor", "invalid-value", "cursor is no cursor: " + cursor));
        }
    }
}
