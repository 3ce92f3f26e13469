package io.interlock.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a stream into FIX messages and finds single fields in the newest one. Not thread-safe. */
final class FixReader {
    private static final int TRAILER = "10=000|".length();

    private final InputStream in;
    private byte[] bytes;
    private int start;
    private int end;
    private int limit;

    FixReader(InputStream in) {
        this(in, 256 * 1024);
    }

    /** Begins with room for {@code size} bytes and grows. */
    FixReader(InputStream in, int size) {
        this.in = in;
        this.bytes = new byte[size];
    }

    /** Waits for the next message; {@link EOFException} when the peer has closed. */
    void next() throws IOException {
        start = end;
        int length = messageLength();
        while (length < 0 || start + length > limit) {
            fill();
            length = messageLength();
        }
        end = start + length;
    }

    /** The first field with this tag as text; empty when there is none. */
    String field(int tag) {
        int at = find(tag);
        if (at < 0) {
            return "";
        }
        return new String(bytes, at, valueEnd(at) - at, StandardCharsets.ISO_8859_1);
    }

    /** A field that must be a number; {@link IOException} when it is none. */
    long number(int tag) throws IOException {
        try {
            return Long.parseLong(field(tag));
        } catch (NumberFormatException e) {
            throw new IOException("no number in (" + tag + "): " + this, e);
        }
    }

    /** The first character of a field; 0 when there is none. */
    char first(int tag) {
        int at = find(tag);
        return at < 0 ? 0 : (char) bytes[at];
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
                .replace('\u0001', '|');
    }

    private int find(int tag) {
        int at = start;
        while (at < end) {
            int number = 0;
            while (at < end && bytes[at] != '=') {
                number = number * 10 + bytes[at++] - '0';
            }
            at++;
            if (number == tag) {
                return at;
            }
            at = valueEnd(at) + 1;
        }
        return -1;
    }

    private int valueEnd(int at) {
        int stop = at;
        while (stop < end && bytes[stop] != FixBuffer.SOH) {
            stop++;
        }
        return stop;
    }

    /** From BodyLength(9); -1 while that has not arrived. */
    private int messageLength() throws IOException {
        int at = start;
        int fields = 0;
        int bodyLength = 0;
        while (at < limit && fields < 2) {
            byte b = bytes[at++];
            if (b == FixBuffer.SOH) {
                fields++;
            } else if (fields == 1 && b >= '0' && b <= '9') {
                bodyLength = bodyLength * 10 + b - '0';
            } else if (fields == 1 && b == '=') {
                bodyLength = 0;
            }
        }
        if (fields == 2 && bodyLength > 1 << 20) {
            throw new IOException("BodyLength(9) is " + bodyLength);
        }
        return fields == 2 ? at - start + bodyLength + TRAILER : -1;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            end = 0;
            start = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read < 0) {
            throw new EOFException("the peer closed the connection");
        }
        limit += read;
    }
}
