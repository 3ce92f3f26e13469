package io.interlock.testkit;

import java.nio.charset.StandardCharsets;

/** FIX written as text: fields separated by {@code |}; BodyLength(9) and CheckSum(10) computed. */
public final class FixText {
    private static final char SOH = '\u0001';

    private FixText() {}

    /**
     * The wire form. {@code "35=0|49=A|56=B|"} gets {@code 8=FIX.4.4}, 9 and 10; a text that starts
     * with {@code 8=} keeps its BeginString; given 9 and 10 are replaced.
     */
    public static String wire(String text) {
        String fields = text.replace('|', SOH);
        if (!fields.isEmpty() && fields.charAt(fields.length() - 1) != SOH) {
            fields += SOH;
        }
        String begin = "8=FIX.4.4" + SOH;
        if (fields.startsWith("8=")) {
            int end = fields.indexOf(SOH) + 1;
            begin = fields.substring(0, end);
            fields = fields.substring(end);
        }
        if (fields.startsWith("9=")) {
            fields = fields.substring(fields.indexOf(SOH) + 1);
        }
        int trailer = fields.lastIndexOf(SOH + "10=");
        if (trailer >= 0) {
            fields = fields.substring(0, trailer + 1);
        }
        String head = begin + "9=" + latin1(fields).length + SOH + fields;
        return head + "10=" + checksum(head) + SOH;
    }

    public static byte[] bytes(String text) {
        return latin1(wire(text));
    }

    /** The wire form with {@code |} in place of SOH. */
    public static String readable(String wire) {
        return wire.replace(SOH, '|');
    }

    /** The fields between BodyLength(9) and CheckSum(10), with {@code |}: what a test compares. */
    public static String body(String wire) {
        String text = readable(wire);
        int from = text.indexOf("|35=") + 1;
        int to = text.lastIndexOf("|10=") + 1;
        return text.substring(from, to > from ? to : text.length());
    }

    private static String checksum(String head) {
        int sum = 0;
        for (byte b : latin1(head)) {
            sum += b & 0xff;
        }
        return "%03d".formatted(sum % 256);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
