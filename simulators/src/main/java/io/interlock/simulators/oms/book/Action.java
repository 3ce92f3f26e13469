package io.interlock.simulators.oms.book;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the OMS does to an order, {@code afterMs} after the one before. A fill takes
 * {@code qty}, else {@code fraction} of OrderQty, else the rest, at {@code px} or the market.
 * {@code hidden} goes to the drop copy only. {@code extra} adds or overwrites tags of the report.
 */
public record Action(
        Kind kind,
        long afterMs,
        @Nullable BigDecimal qty,
        @Nullable BigDecimal fraction,
        @Nullable BigDecimal px,
        int code,
        @Nullable String text,
        boolean hidden,
        Map<Integer, String> extra) {

    public enum Kind {
        /** What the book would do unscripted. */
        DEFAULT,
        /** Pending New (39=A). */
        PENDING,
        ACK,
        FILL,
        REJECT,
        /** Canceled without having been asked. */
        CANCEL,
        EXPIRE,
        /** Takes back the newest trade. */
        BUST,
        /** Changes the newest trade. */
        CORRECT,
        /** Sends hidden fills on the order session. */
        RELEASE,
        /** Grants a cancel or replace request. */
        ACCEPT,
        /** Answers a cancel or replace request by 35=9. */
        REFUSE,
        SILENCE
    }

    public static Action of(Kind kind) {
        return new Action(kind, 0, null, null, null, 0, null, false, Map.of());
    }

    public Action after(long ms) {
        return new Action(kind, ms, qty, fraction, px, code, text, hidden, extra);
    }

    public Action fraction(String of) {
        return new Action(kind, afterMs, qty, new BigDecimal(of), px, code, text, hidden, extra);
    }

    public Action of(@Nullable BigDecimal newQty, @Nullable BigDecimal newPx) {
        return new Action(kind, afterMs, newQty, fraction, newPx, code, text, hidden, extra);
    }

    public Action because(int newCode, @Nullable String newText) {
        return new Action(kind, afterMs, qty, fraction, px, newCode, newText, hidden, extra);
    }

    public Action hiding() {
        return new Action(kind, afterMs, qty, fraction, px, code, text, true, extra);
    }

    public Action adding(Map<Integer, String> tags) {
        return new Action(kind, afterMs, qty, fraction, px, code, text, hidden, tags);
    }
}
