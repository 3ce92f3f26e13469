package io.interlock.fix;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of one message's exact text: {@code tag=value} tokens ended by SOH, ISO-8859-1,
 * data fields stepped over by their length. Odd tokens are skipped, never refused; the text stays
 * whole.
 */
public final class FixMessage {
    public static final char SOH = '\u0001';

    private final String raw;
    private int[] tokens = new int[96];
    private int size;

    private FixMessage(String raw) {
        this.raw = raw;
    }

    /** Reads {@code raw}; any text is accepted. */
    public static FixMessage of(String raw) {
        FixMessage message = new FixMessage(raw);
        message.tokenise();
        return message;
    }

    public String raw() {
        return raw;
    }

    /** MsgType(35), or empty text where there is none. */
    public String msgType() {
        String value = get(Tags.MSG_TYPE);
        return value == null ? "" : value;
    }

    /** The first value of {@code tag}; null where absent. */
    public @Nullable String get(int tag) {
        for (int i = 0; i < size; i += 4) {
            if (tokens[i] == tag) {
                return raw.substring(tokens[i + 2], tokens[i + 3]);
            }
        }
        return null;
    }

    /** The first value of {@code tag} as a number; empty where absent or no number. */
    public OptionalInt number(int tag) {
        String value = get(tag);
        try {
            return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** True where {@code tag} is present with {@code Y}. */
    public boolean flag(int tag) {
        return "Y".equals(get(tag));
    }

    /** Calls {@code field} with each value and its tag, in the order of the text. */
    public void forEach(ObjIntConsumer<String> field) {
        for (int i = 0; i < size; i += 4) {
            field.accept(raw.substring(tokens[i + 2], tokens[i + 3]), tokens[i]);
        }
    }

    /**
     * The body as written: every token that belongs to neither header nor trailer, each ended by
     * SOH, in the order of the text.
     */
    public String body() {
        StringBuilder body = new StringBuilder(raw.length());
        for (int i = 0; i < size; i += 4) {
            int tag = tokens[i];
            if (!FixLayout.isHeader(tag) && !FixLayout.isTrailer(tag)) {
                body.append(raw, tokens[i + 1], tokens[i + 3]).append(SOH);
            }
        }
        return body.toString();
    }

    /** The text with {@code |} for SOH, for people. */
    public static String readable(String raw) {
        return raw.replace(SOH, '|');
    }

    private void tokenise() {
        int at = 0;
        int dataLength = -1;
        while (at < raw.length()) {
            int equals = raw.indexOf('=', at);
            if (equals < 0) {
                return;
            }
            int tag = tagAt(at, equals);
            int end = dataLength >= 0 ? dataEnd(equals + 1, dataLength) : -1;
            if (end < 0) {
                end = raw.indexOf(SOH, at);
                end = end < 0 ? raw.length() : end;
            }
            if (tag > 0 && end > equals) {
                add(tag, at, equals + 1, end);
            }
            dataLength = tag > 0 && FixLayout.isDataLength(tag) ? lengthAt(equals + 1, end) : -1;
            at = end + 1;
        }
    }

    /**
     * Where the data ends, or -1 where the length does not lead to a SOH: then it is read as text.
     */
    private int dataEnd(int start, int length) {
        int end = start + length;
        boolean closed = end == raw.length() || (end < raw.length() && raw.charAt(end) == SOH);
        return closed ? end : -1;
    }

    private int lengthAt(int from, int to) {
        int length = digits(from, to);
        return length >= 0 && length <= raw.length() ? length : -1;
    }

    private int tagAt(int from, int equals) {
        return equals - from > 6 ? -1 : digits(from, equals);
    }

    private int digits(int from, int to) {
        if (from >= to || to - from > 9) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = raw.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void add(int tag, int start, int valueStart, int end) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = tag;
        tokens[size++] = start;
        tokens[size++] = valueStart;
        tokens[size++] = end;
    }
}
