package io.interlock.gateway.hostile;

import io.interlock.gateway.peer.Wire;

/** Whether bytes are one sound FIX message, judged without any code of the gateway. */
final class Soundness {
    private static final char SOH = '\u0001';

    private Soundness() {}

    static boolean isSound(String text) {
        String[] fields = text.split("\u0001", -1);
        if (fields.length < 5
                || !fields[0].matches("8=FIX(T\\.1\\.1|\\.4\\.[0-4])")
                || !fields[1].matches("9=\\d{1,9}")
                || !fields[2].startsWith("35=")
                || !fields[fields.length - 2].matches("10=\\d{3}")
                || !fields[fields.length - 1].isEmpty()) {
            return false;
        }
        int body = fields[0].length() + fields[1].length() + 2;
        int end = text.lastIndexOf(SOH + "10=") + 1;
        return Integer.parseInt(fields[1].substring(2)) == end - body
                && fields[fields.length - 2].equals("10=" + Wire.checkSum(text.substring(0, end)));
    }
}
