package io.interlock.domain;

/** OrdType(40). Unknown codes read as {@link #OTHER}: a fact from an OMS is never refused. */
public enum OrdType {
    MARKET('1'),
    LIMIT('2'),
    STOP('3'),
    STOP_LIMIT('4'),
    OTHER('?');

    private final char code;

    OrdType(char code) {
        this.code = code;
    }

    /** The FIX code; {@code ?} for {@link #OTHER}. */
    public char code() {
        return code;
    }

    /** The value whose code is {@code text}, else {@link #OTHER}. */
    public static OrdType of(String text) {
        if (text.length() == 1) {
            for (OrdType value : values()) {
                if (value.code == text.charAt(0)) {
                    return value;
                }
            }
        }
        return OTHER;
    }
}
