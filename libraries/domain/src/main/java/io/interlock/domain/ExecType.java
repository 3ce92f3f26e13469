package io.interlock.domain;

/**
 * ExecType(150) of FIX 4.4; 4.2's Fill and Partial Fill read as {@link #TRADE}. Unknown codes read
 * as {@link #OTHER}: a fact from an OMS is never refused.
 */
public enum ExecType {
    NEW('0'),
    DONE_FOR_DAY('3'),
    CANCELED('4'),
    REPLACED('5'),
    PENDING_CANCEL('6'),
    STOPPED('7'),
    REJECTED('8'),
    SUSPENDED('9'),
    PENDING_NEW('A'),
    CALCULATED('B'),
    EXPIRED('C'),
    RESTATED('D'),
    PENDING_REPLACE('E'),
    TRADE('F'),
    TRADE_CORRECT('G'),
    TRADE_CANCEL('H'),
    ORDER_STATUS('I'),
    OTHER('?');

    private final char code;

    ExecType(char code) {
        this.code = code;
    }

    /** The FIX code; {@code ?} for {@link #OTHER}. */
    public char code() {
        return code;
    }

    /** The value whose code is {@code text}, else {@link #OTHER}. */
    public static ExecType of(String text) {
        if (text.equals("1") || text.equals("2")) {
            return TRADE;
        }
        if (text.length() == 1) {
            for (ExecType value : values()) {
                if (value.code == text.charAt(0)) {
                    return value;
                }
            }
        }
        return OTHER;
    }
}
