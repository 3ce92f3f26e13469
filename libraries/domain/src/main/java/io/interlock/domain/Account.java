package io.interlock.domain;

/** Account(1) of the order, as the client writes it. */
public record Account(String value) implements Identifier {
    public Account {
        Identifier.require("Account", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
