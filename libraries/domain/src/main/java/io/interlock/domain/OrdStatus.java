package io.interlock.domain;

/** OrdStatus(39). Unknown codes read as {@link #OTHER}: a fact from an OMS is never refused. */
public enum OrdStatus {
    NEW('0'),
    PARTIALLY_FILLED('1'),
    FILLED('2'),
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
    PENDING_REPLACE('E'),
    OTHER('?');

    private final char code;

    OrdStatus(char code) {
        this.code = code;
    }

    /** The FIX code; {@code ?} for {@link #OTHER}. */
    public char code() {
        return code;
    }

    /** The value whose code is {@code text}, else {@link #OTHER}. */
    public static OrdStatus of(String text) {
        if (text.length() == 1) {
            for (OrdStatus value : values()) {
                if (value.code == text.charAt(0)) {
                    return value;
                }
            }
        }
        return OTHER;
    }
}
