package io.interlock.domain;

/**
 * TimeInForce(59); Day where the tag is absent. Unknown codes read as {@link #OTHER}: a fact from
 * an OMS is never refused.
 */
public enum TimeInForce {
    DAY('0'),
    GTC('1'),
    IOC('3'),
    FOK('4'),
    GTD('6'),
    OTHER('?');

    private final char code;

    TimeInForce(char code) {
        this.code = code;
    }

    /** The FIX code; {@code ?} for {@link #OTHER}. */
    public char code() {
        return code;
    }

    /** The value whose code is {@code text}, else {@link #OTHER}. */
    public static TimeInForce of(String text) {
        if (text.length() == 1) {
            for (TimeInForce value : values()) {
                if (value.code == text.charAt(0)) {
                    return value;
                }
            }
        }
        return OTHER;
    }
}
