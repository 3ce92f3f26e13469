package io.interlock.domain;

/**
 * ClOrdID(11): the client's name for an order or for a request about one; unique per client
 * session.
 */
public record ClOrdId(String value) implements Identifier {
    public ClOrdId {
        Identifier.require("ClOrdId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
