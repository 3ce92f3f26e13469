package io.interlock.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** FIX messages one after the other in one array, to be written in one go. Not thread-safe. */
public final class FixBuffer {
    static final byte SOH = 1;
    private static final DateTimeFormatter UTC_TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    private final String sender;
    private final String target;
    private byte[] bytes;
    private int length;
    private long stampedMillis;
    private String stamp = "";

    FixBuffer(String sender, String target) {
        this(sender, target, 64 * 1024);
    }

    /** Begins with room for {@code size} bytes and grows. */
    public FixBuffer(String sender, String target, int size) {
        this.sender = sender;
        this.target = target;
        this.bytes = new byte[size];
    }

    /** Appends a message; {@code body} is what follows the header, each field ended by SOH. */
    public void append(String msgType, long msgSeqNum, String body) {
        String inner =
                "35=%s\u000149=%s\u000156=%s\u000134=".formatted(msgType, sender, target)
                        + msgSeqNum
                        + "\u000152="
                        + now()
                        + '\u0001'
                        + body;
        append(inner);
    }

    /** The current time as UTCTimestamp, made once a millisecond. */
    public String now() {
        long millis = System.currentTimeMillis();
        if (millis != stampedMillis) {
            stampedMillis = millis;
            stamp =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                            .format(UTC_TIMESTAMP);
        }
        return stamp;
    }

    /** What was appended since {@link #clear}, as text. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    private void append(String inner) {
        int start = length;
        put("8=FIX.4.4\u00019=" + inner.length() + '\u0001');
        put(inner);
        int sum = 0;
        for (int i = start; i < length; i++) {
            sum += bytes[i];
        }
        sum &= 255;
        put("10=" + (char) ('0' + sum / 100) + (char) ('0' + sum / 10 % 10));
        put((char) ('0' + sum % 10) + "\u0001");
    }

    private void put(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        if (length + ascii.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + ascii.length);
        }
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }
}
