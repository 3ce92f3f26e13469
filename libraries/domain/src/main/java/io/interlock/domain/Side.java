package io.interlock.domain;

/** Side(54). Unknown codes read as {@link #OTHER}: a fact from an OMS is never refused. */
public enum Side {
    BUY('1'),
    SELL('2'),
    SELL_SHORT('5'),
    OTHER('?');

    private final char code;

    Side(char code) {
        this.code = code;
    }

    /** The FIX code; {@code ?} for {@link #OTHER}. */
    public char code() {
        return code;
    }

    /** The value whose code is {@code text}, else {@link #OTHER}. */
    public static Side of(String text) {
        if (text.length() == 1) {
            for (Side value : values()) {
                if (value.code == text.charAt(0)) {
                    return value;
                }
            }
        }
        return OTHER;
    }
}
