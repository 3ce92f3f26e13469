package io.interlock.fix;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** What a FIX engine needs to read of a message, so that it does not stumble over the rest. */
public final class EngineText {
    private EngineText() {}

    /**
     * The header as it stands and CheckSum(10), with nothing between: all that a session needs of a
     * message that it sends again.
     */
    public static String header(FixMessage message) {
        return message.raw().substring(0, message.bodyStart()) + checksum(message);
    }

    /**
     * What a session needs of a message that it takes, wherever it stands in the text: the first of
     * each simple header field, and CheckSum(10).
     */
    public static String envelope(FixMessage message) {
        StringBuilder envelope = new StringBuilder(160);
        BitSet taken = new BitSet();
        for (int i = 0; i < message.tokens(); i += 4) {
            int tag = message.tag(i);
            if (FixLayout.isSimpleHeader(tag) && !taken.get(tag)) {
                taken.set(tag);
                envelope.append(message.raw(), message.start(i), message.end(i))
                        .append(FixMessage.SOH);
            }
        }
        return envelope + checksum(message);
    }

    /**
     * The text without those tags of the body that an engine would stumble over and nobody decides
     * by: header tags that are not the session's, and repetitions but for those that {@code
     * mayRepeat}. The text itself where nothing is left out.
     */
    public static String simplified(FixMessage message, IntPredicate mayRepeat) {
        StringBuilder kept = null;
        int copied = 0;
        BitSet seen = message.tagsOfHeader();
        String raw = message.raw();
        for (int i = message.firstInBody(); i < message.endOfBody(); i += 4) {
            int tag = message.tag(i);
            boolean repeats = seen.get(tag) && !mayRepeat.test(tag);
            seen.set(tag);
            if (repeats || (FixLayout.isHeader(tag) && !FixLayout.isSession(tag))) {
                kept = kept == null ? new StringBuilder(raw.length()) : kept;
                kept.append(raw, copied, message.start(i));
                copied = Math.min(message.end(i) + 1, raw.length());
            }
        }
        return kept == null ? raw : kept.append(raw, copied, raw.length()).toString();
    }

    /** True where CheckSum(10) stands at the end and is the sum of all bytes before it. */
    public static boolean checksumHolds(FixMessage message) {
        int last = message.tokens() - 4;
        if (last < 0 || message.tag(last) != Tags.CHECK_SUM) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < message.start(last); i++) {
            sum += message.raw().charAt(i);
        }
        int expected = sum & 0xff;
        String given = message.value(last);
        return given.length() == 3
                && given.charAt(0) == '0' + expected / 100
                && given.charAt(1) == '0' + expected / 10 % 10
                && given.charAt(2) == '0' + expected % 10;
    }

    private static String checksum(FixMessage message) {
        String checksum = message.get(Tags.CHECK_SUM);
        return "10=" + (checksum == null ? "000" : checksum) + FixMessage.SOH;
    }
}
