package io.interlock.ops.apikey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program sends: {@code ilk_<id>_<secret>}. The id finds the key, the 256 random bits of the
 * secret prove it.
 */
record KeyText(String id, String secret) {
    static final String PREFIX = "ilk_";
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    static KeyText random(RandomGenerator random) {
        byte[] id = new byte[8];
        byte[] secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new KeyText(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<KeyText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new KeyText(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** What is kept of the secret. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long whatever differs. */
    boolean provenBy(String keptHash) {
        return MessageDigest.isEqual(hash().getBytes(US_ASCII), keptHash.getBytes(US_ASCII));
    }

    String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Never the secret: this ends in logs. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
