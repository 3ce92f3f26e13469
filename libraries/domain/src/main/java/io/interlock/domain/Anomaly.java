package io.interlock.domain;

/**
 * Something odd about a fact that was booked all the same.
 *
 * @param text for a dealer: names the tag and the values
 */
public record Anomaly(Kind kind, String text) {

    /** What is odd. */
    public enum Kind {
        /** A fill after the order was canceled, had expired or was done for the day. */
        LATE_FILL,
        /** A fill of an order that the OMS or the platform had rejected. */
        FILL_ON_REJECTED,
        /** CumQty(14) exceeds OrderQty(38). */
        OVERFILL,
        /** CumQty(14) is not what was known and LastQty(32) make. */
        CUM_QTY_MISMATCH,
        /** LeavesQty(151) is not OrderQty less CumQty, or not 0 where nothing can trade. */
        LEAVES_QTY_MISMATCH,
        /** ExecType(150) H: a trade never happened. */
        BUST,
        /** ExecType(150) G: a trade happened otherwise. */
        CORRECTION,
        /** ExecID(17) came before. */
        DUPLICATE_EXEC_ID,
        /** The report is older than what is known; it does not undo newer facts. */
        REPORT_BACKWARDS,
        /** An ExecType(150) nobody knows. */
        UNKNOWN_EXEC_TYPE,
        /** Canceled or replaced though nobody asked. */
        UNSOLICITED,
        /** OrderQty(38) changed without a replace. */
        TERMS_CHANGED,
        /** OrdStatus(39) is not what the facts make. */
        STATUS_MISMATCH,
        /** The order should not be where the report says it is. */
        UNEXPECTED
    }
}
