package io.interlock.gateway.messagelog;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.messagelog.MessageLog.Gap;
import io.interlock.gateway.messagelog.MessageLog.Taken;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of {@code fix_message}, ready for COPY. */
record LogRow(
        Instant at,
        String session,
        boolean outbound,
        @Nullable Integer epoch,
        @Nullable Integer seq,
        String msgType,
        boolean possDup,
        @Nullable String clOrdId,
        @Nullable String origClOrdId,
        @Nullable String orderId,
        @Nullable String execId,
        @Nullable String raw,
        @Nullable Integer rawHash,
        @Nullable Long lost) {
    static final String COLUMNS =
            "at, session, outbound, epoch, seq, msg_type, poss_dup, cl_ord_id, orig_cl_ord_id, "
                    + "order_id, exec_id, raw, raw_hash, lost";

    /** Longer identifiers are found by their beginning. */
    private static final int MAX_ID = 128;

    private static final Pattern PASSWORDS =
            Pattern.compile("\u0001(554|925|1402|1404)=[^\u0001]*");

    /** The row of one message; its text stays out where {@code fix_out} has it. */
    static LogRow of(Taken taken, FixMessage message, Instant at) {
        String type = message.msgType();
        boolean possDup = message.flag(Tags.POSS_DUP_FLAG);
        boolean outbound = taken.epoch() != null;
        boolean elsewhere = outbound && !possDup && !isAdmin(type);
        var seq = message.number(Tags.MSG_SEQ_NUM);
        return new LogRow(
                at,
                taken.session(),
                outbound,
                taken.epoch(),
                seq.isPresent() ? seq.getAsInt() : null,
                key(type),
                possDup,
                id(message, Tags.CL_ORD_ID),
                id(message, Tags.ORIG_CL_ORD_ID),
                id(message, Tags.ORDER_ID),
                id(message, Tags.EXEC_ID),
                elsewhere ? null : safe(message, type),
                elsewhere ? taken.raw().hashCode() : null,
                null);
    }

    /** A mark: here messages of the session are missing. */
    static LogRow of(String session, Gap gap, Instant at) {
        return new LogRow(
                at,
                session,
                false,
                null,
                null,
                "",
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                gap.messages());
    }

    /** As identifiers stand in the table, and have to be looked for. */
    static String key(String value) {
        return value.length() > MAX_ID ? value.substring(0, MAX_ID) : value;
    }

    private static @Nullable String id(FixMessage message, int tag) {
        String value = message.get(tag);
        return value == null || value.isEmpty() ? null : key(value);
    }

    /** Logons are looked at twice: a password inside another field's data is one all the same. */
    private static String safe(FixMessage message, String type) {
        String safe = message.withoutSecrets();
        return type.equals("A") || type.equals("BE")
                ? PASSWORDS.matcher(safe).replaceAll("\u0001$1=***")
                : safe;
    }

    private static boolean isAdmin(String type) {
        return type.length() == 1 && "012345A".contains(type);
    }

    /** Roughly what it takes in memory. */
    int cost() {
        return 256 + (raw == null ? 0 : raw.length());
    }

    /** Appends the line that COPY reads. */
    void copyTo(StringBuilder out) {
        out.append(at).append('\t');
        text(out, session);
        out.append(outbound ? "\tt\t" : "\tf\t");
        plain(out, epoch);
        plain(out, seq);
        text(out, msgType);
        out.append(possDup ? "\tt\t" : "\tf\t");
        text(out, clOrdId);
        out.append('\t');
        text(out, origClOrdId);
        out.append('\t');
        text(out, orderId);
        out.append('\t');
        text(out, execId);
        out.append('\t');
        text(out, raw);
        out.append('\t');
        plain(out, rawHash);
        out.append(lost == null ? "\\N" : lost.toString()).append('\n');
    }

    private static void plain(StringBuilder out, @Nullable Integer value) {
        out.append(value == null ? "\\N" : value.toString()).append('\t');
    }

    /** Escaped for COPY. PostgreSQL's text has no NUL. */
    private static void text(StringBuilder out, @Nullable String value) {
        if (value == null) {
            out.append("\\N");
            return;
        }
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped =
                    switch (value.charAt(i)) {
                        case '\\' -> "\\\\";
                        case '\t' -> "\\t";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\0' -> "\uFFFD";
                        default -> null;
                    };
            if (escaped != null) {
                out.append(value, copied, i).append(escaped);
                copied = i + 1;
            }
        }
        out.append(value, copied, value.length());
    }
}
