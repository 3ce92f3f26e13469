package io.interlock.domain;

/** Symbol(55) as the platform's catalogue writes it, for example {@code EURUSD}. */
public record Symbol(String value) implements Identifier {
    public Symbol {
        Identifier.require("Symbol", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
