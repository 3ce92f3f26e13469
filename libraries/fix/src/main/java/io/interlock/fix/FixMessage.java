package io.interlock.fix;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of one message's exact text: {@code tag=value} tokens ended by SOH, ISO-8859-1,
 * data fields stepped over by their length. Odd tokens are skipped, never refused; the text stays
 * whole.
 *
 * <p>The header is the run of header tags at the beginning, the trailer the run of trailer tags at
 * the end; what stands between is the body, whatever tags it holds.
 */
public final class FixMessage {
    public static final char SOH = '\u0001';

    private static final int NONE = -1;

    private final String raw;
    private int[] tokens = new int[96];
    private int size;
    private int bodyFrom;
    private int bodyTo;
    private int unreadable = -1;
    private int wrongLength;
    private int oddTag = NONE;

    private FixMessage(String raw) {
        this.raw = raw;
    }

    /** Reads {@code raw}; any text is accepted. */
    public static FixMessage of(String raw) {
        FixMessage message = new FixMessage(raw);
        message.tokenise();
        message.findBody();
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
                return value(i);
            }
        }
        return null;
    }

    /** The first value of {@code tag} in the header; null where it is absent there. */
    public @Nullable String header(int tag) {
        for (int i = 0; i < bodyFrom; i += 4) {
            if (tokens[i] == tag) {
                return value(i);
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

    /** True where {@code parties} holds for the header's SenderCompID(49) and TargetCompID(56). */
    public boolean isFrom(BiPredicate<String, String> parties) {
        String sender = "";
        String target = "";
        for (int i = 0; i < bodyFrom; i += 4) {
            if (tokens[i] == Tags.SENDER_COMP_ID) {
                sender = value(i);
            } else if (tokens[i] == Tags.TARGET_COMP_ID) {
                target = value(i);
            }
        }
        return parties.test(sender, target);
    }

    /** True where {@code tag} is present with {@code Y}. */
    public boolean flag(int tag) {
        return "Y".equals(get(tag));
    }

    /** Calls {@code field} with each value and its tag, in the order of the text. */
    public void forEach(ObjIntConsumer<String> field) {
        for (int i = 0; i < size; i += 4) {
            field.accept(value(i), tokens[i]);
        }
    }

    /** As {@link #forEach}, the body's fields only. */
    public void forEachInBody(ObjIntConsumer<String> field) {
        for (int i = bodyFrom; i < bodyTo; i += 4) {
            field.accept(value(i), tokens[i]);
        }
    }

    /** The first text that is no {@code tag=value}; null where there is none. */
    public @Nullable String unreadable() {
        if (unreadable < 0) {
            return null;
        }
        int end = raw.indexOf(SOH, unreadable);
        return raw.substring(unreadable, end < 0 ? raw.length() : end);
    }

    /** A data field whose length is not right before it or does not lead to its end; else 0. */
    public int wrongLength() {
        return wrongLength;
    }

    /** What the session itself reads, twice in the header; 0 where there is no such tag. */
    public int repeatedInHeader() {
        BitSet seen = new BitSet();
        for (int i = 0; i < bodyFrom; i += 4) {
            if (FixLayout.isSession(tokens[i]) && seen.get(tokens[i])) {
                return tokens[i];
            }
            seen.set(tokens[i]);
        }
        return 0;
    }

    /**
     * The first tag that begins with a zero or a sign, which others may not read as we do; 0 where
     * it names no tag at all.
     */
    public OptionalInt oddTag() {
        return oddTag == NONE ? OptionalInt.empty() : OptionalInt.of(oddTag);
    }

    /**
     * The body as written, ended by SOH. Only what the session itself writes, such as
     * MsgSeqNum(34), is left out where it stands in the body.
     */
    public String body() {
        return new BodyEdits(this).text();
    }

    /** Tags that stand in the body and there or in the header before, in the order of the text. */
    public List<Integer> repeated() {
        Set<Integer> repeated = new LinkedHashSet<>();
        BitSet seen = tagsOfHeader();
        for (int i = bodyFrom; i < bodyTo; i += 4) {
            if (seen.get(tokens[i])) {
                repeated.add(tokens[i]);
            }
            seen.set(tokens[i]);
        }
        return List.copyOf(repeated);
    }

    BitSet tagsOfHeader() {
        BitSet tags = new BitSet();
        for (int i = 0; i < bodyFrom; i += 4) {
            tags.set(tokens[i]);
        }
        return tags;
    }

    /**
     * The text as it may be kept and shown: {@code ***} for passwords, also encrypted ones, and for
     * RawData(96).
     */
    public String withoutSecrets() {
        StringBuilder safe = null;
        int copied = 0;
        for (int i = 0; i < size; i += 4) {
            if (FixLayout.isSecret(tokens[i])) {
                safe = safe == null ? new StringBuilder(raw.length()) : safe;
                safe.append(raw, copied, tokens[i + 2]).append("***");
                copied = tokens[i + 3];
            }
        }
        return safe == null ? raw : safe.append(raw, copied, raw.length()).toString();
    }

    /** The text with {@code |} for SOH, for people. */
    public static String readable(String raw) {
        return raw.replace(SOH, '|');
    }

    // --- tokens: a number each, four apart, in the order of the text ---

    int tokens() {
        return size;
    }

    int firstInBody() {
        return bodyFrom;
    }

    int endOfBody() {
        return bodyTo;
    }

    int tag(int token) {
        return tokens[token];
    }

    String value(int token) {
        return raw.substring(tokens[token + 2], tokens[token + 3]);
    }

    int start(int token) {
        return tokens[token + 1];
    }

    int valueStart(int token) {
        return tokens[token + 2];
    }

    /** Where its SOH stands, or the end of the text. */
    int end(int token) {
        return tokens[token + 3];
    }

    /** Where the body's text begins: behind the header, also where odd text follows it. */
    int bodyStart() {
        return bodyFrom == 0 ? 0 : Math.min(tokens[bodyFrom - 1] + 1, raw.length());
    }

    int bodyEnd() {
        return bodyTo < size ? tokens[bodyTo + 1] : raw.length();
    }

    private void findBody() {
        int expected = 0;
        while (bodyFrom < size
                && tokens[bodyFrom + 1] == expected
                && FixLayout.isHeader(tokens[bodyFrom])) {
            expected = tokens[bodyFrom + 3] + 1;
            bodyFrom += 4;
        }
        bodyTo = size;
        while (bodyTo > bodyFrom && FixLayout.isTrailer(tokens[bodyTo - 4])) {
            bodyTo -= 4;
        }
    }

    private void tokenise() {
        int at = 0;
        int data = 0;
        int dataLength = -1;
        while (at < raw.length()) {
            int equals = raw.indexOf('=', at);
            int end = raw.indexOf(SOH, at);
            end = end < 0 ? raw.length() : end;
            int tag = equals < 0 || equals > end ? -1 : tagAt(at, equals);
            if (oddTag == NONE && isOdd(raw.charAt(at))) {
                oddTag = Math.max(tag, 0);
            }
            if (tag > 0) {
                if (tag == data) {
                    end = dataEnd(equals + 1, dataLength, end, tag);
                } else if (FixLayout.isData(tag)) {
                    wrongLength = tag;
                }
                add(tag, at, equals + 1, end);
                data = FixLayout.dataOf(tag);
                dataLength = data == 0 ? -1 : digits(equals + 1, end);
            } else if (unreadable < 0) {
                unreadable = at;
            }
            at = end + 1;
        }
    }

    private static boolean isOdd(char first) {
        return first == '0' || first == '-' || first == '+';
    }

    /** Where the data ends; {@code text}, its first SOH, where the length leads to none. */
    private int dataEnd(int start, int length, int text, int tag) {
        long end = (long) start + length;
        boolean closed =
                length >= 0
                        && (end == raw.length()
                                || (end < raw.length() && raw.charAt((int) end) == SOH));
        if (!closed) {
            wrongLength = tag;
        }
        return closed ? (int) end : text;
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
