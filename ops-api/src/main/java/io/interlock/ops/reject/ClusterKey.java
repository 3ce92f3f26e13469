package io.interlock.ops.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes rejects one problem.
 *
 * @param fixSession whose no it was: the OMS's session, or of the platform's own the client's
 * @param code the FIX code as {@code tag=value}
 * @param template the text's wording
 */
public record ClusterKey(
        String fixSession, @Nullable String code, String template, @Nullable String symbol) {
    private static final int ID_BYTES = 8;

    /** The same for the same key, at all times. */
    public String id() {
        String whole = String.join("\u0000", fixSession, text(code), template, text(symbol));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
