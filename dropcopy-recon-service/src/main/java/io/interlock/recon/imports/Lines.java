package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream cut into lines, holding one at a time. A message that follows another without a line end
 * begins a line too, as raw captures have them.
 */
public final class Lines {
    /** Bytes of a line that are kept; the rest of a longer one is passed over. */
    static final int LONGEST = 1 << 20;

    private static final byte[] BEGIN = {'8', '=', 'F', 'I', 'X'};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private byte[] line = new byte[4096];
    private int length;
    private int matched;
    private long number;
    private long bytes;

    public Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param text its bytes as ISO-8859-1, without the line end
     * @param tooLong whether it was longer than what is kept
     */
    public record Line(long number, String text, boolean tooLong) {}

    /** Bytes read so far. */
    public long bytes() {
        return bytes;
    }

    /** The next line; null at the end. */
    public @Nullable Line next() throws IOException {
        boolean tooLong = false;
        boolean any = length > 0;
        while (true) {
            if (at == filled && !fill()) {
                return any ? cut(length, tooLong) : null;
            }
            byte next = buffer[at++];
            bytes++;
            any = true;
            if (next == '\n') {
                return cut(length, tooLong);
            }
            if (length == LONGEST) {
                tooLong = true;
                continue;
            }
            add(next);
            if (beginsMessage(next) && endsMessage(length - BEGIN.length)) {
                return cut(length - BEGIN.length, tooLong);
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private void add(byte next) {
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, length * 2));
        }
        line[length++] = next;
    }

    private boolean beginsMessage(byte next) {
        matched = next == BEGIN[matched] ? matched + 1 : next == BEGIN[0] ? 1 : 0;
        if (matched < BEGIN.length) {
            return false;
        }
        matched = 0;
        return true;
    }

    /** Whether CheckSum(10) and separators stand right before {@code to}. */
    private boolean endsMessage(int to) {
        int end = to;
        while (end > 0 && (line[end - 1] == 1 || line[end - 1] == '|')) {
            end--;
        }
        if (end == to && end > 1 && line[end - 1] == 'A' && line[end - 2] == '^') {
            end -= 2;
        }
        return end < to
                && end >= 6
                && line[end - 6] == '1'
                && line[end - 5] == '0'
                && line[end - 4] == '='
                && isDigit(line[end - 3])
                && isDigit(line[end - 2])
                && isDigit(line[end - 1]);
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private Line cut(int to, boolean tooLong) {
        int end = to > 0 && line[to - 1] == '\r' ? to - 1 : to;
        Line cut = new Line(++number, new String(line, 0, end, ISO_8859_1), tooLong);
        System.arraycopy(line, to, line, 0, length - to);
        length -= to;
        matched = 0;
        return cut;
    }
}
