package io.interlock.domain;

import java.math.BigDecimal;

/**
 * A price in the instrument's quote currency; may be negative (energy, spreads). Equal whatever the
 * scale.
 */
public record Price(BigDecimal value) implements Comparable<Price> {
    public Price {
        value = Decimals.normalised(value);
    }

    /** Parses FIX Price text; {@link NumberFormatException} when it is no decimal number. */
    public static Price of(String text) {
        return new Price(new BigDecimal(text));
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
