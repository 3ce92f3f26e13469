package io.interlock.domain;

/** A name given by one of the parties, compared by its exact text. */
public sealed interface Identifier permits Account, ClOrdId, ExecId, OrderId, Symbol {
    String value();

    /**
     * Returns {@code value}, or throws {@link IllegalArgumentException} naming the type when blank.
     */
    static String require(String type, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(type + " must not be blank");
        }
        return value;
    }
}
