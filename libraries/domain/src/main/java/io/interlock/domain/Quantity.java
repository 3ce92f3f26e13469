package io.interlock.domain;

import java.math.BigDecimal;

/** An amount of the instrument in units (not lots); never negative. Equal whatever the scale. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(
                    "Quantity must not be negative: " + value.toPlainString());
        }
        value = Decimals.normalised(value);
    }

    /** Parses FIX Qty text; {@link NumberFormatException} when it is no decimal number. */
    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** This less {@code other}, but never below zero. */
    public Quantity minusOrZero(Quantity other) {
        return new Quantity(value.subtract(other.value).max(BigDecimal.ZERO));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
