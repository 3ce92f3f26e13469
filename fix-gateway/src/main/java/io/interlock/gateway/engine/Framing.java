package io.interlock.gateway.engine;

import org.jspecify.annotations.Nullable;

/**
 * Whether a decoded message is garbled in the sense of FIX (volume 2, "Garbled message"):
 * BeginString(8), BodyLength(9) and MsgType(35) are not its first three fields, or CheckSum(10) is
 * wrong. BodyLength has been checked by the codec. Everything else is an answerable mistake.
 */
final class Framing {
    private static final char SOH = '\u0001';
    private static final int TRAILER = "10=000|".length();

    private Framing() {}

    /** What makes it garbled; null for a sound message. */
    static @Nullable String problem(String text) {
        int second = text.indexOf(SOH) + 1;
        int third = text.indexOf(SOH, second) + 1;
        if (!text.startsWith("8=")
                || !text.startsWith("9=", second)
                || !text.startsWith("35=", third)) {
            return "8, 9 and 35 are not the first fields";
        }
        int end = text.length() - TRAILER;
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += text.charAt(i);
        }
        String right = "10=%03d%c".formatted(sum % 256, SOH);
        return text.startsWith(right, end) ? null : "CheckSum is not " + right.substring(3, 6);
    }
}
