package io.interlock.recon.breaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.recon.trade.TradeKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Names of breaks: of what they are about and of nothing else. */
public final class BreakId {
    private static final int BYTES = 8;
    private static final int LENGTH = 13;

    private BreakId() {}

    /** What a break of a trade is about. */
    public static String subject(TradeKey key) {
        return "T|%s|%s|%s".formatted(key.oms(), key.day(), key.execId());
    }

    /** What a break of an order is about. */
    public static String subject(String oms, String orderId) {
        return "O|%s|%s".formatted(oms, orderId);
    }

    /** What a gap in the drop copy is about. */
    public static String subject(String oms) {
        return "C|" + oms;
    }

    /** {@code B} and 13 letters or digits: 64 bits of a hash. */
    public static String of(String subject, Catalogue kind, int number) {
        String all = subject + "|" + kind + "|" + number;
        byte[] hash = Arrays.copyOf(sha256(all.getBytes(UTF_8)), BYTES);
        String digits = new BigInteger(1, hash).toString(32);
        return "B" + "0".repeat(LENGTH - digits.length()) + digits;
    }

    /** True where {@code id} could be one. */
    public static boolean isOne(String id) {
        return id.matches("B[0-9a-v]{13}");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
