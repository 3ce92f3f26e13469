package io.interlock.ops.alert;

/**
 * A number that a condition asks its rule for.
 *
 * @param name ends in {@code Millis} where it is a duration
 * @param words what it is
 */
public record Parameter(String name, double min, double max, String words) {
    private static final double DAYS_31 = 31.0 * 86_400_000;

    static Parameter millis(String name, String words) {
        return new Parameter(name, 0, DAYS_31, words);
    }

    /** No longer than the facts reach back. */
    static Parameter window() {
        return new Parameter(
                "windowMillis", 1, 900_000, "how far back it looks, at most 15 minutes");
    }

    static Parameter count(String name, String words) {
        return new Parameter(name, 0, 1_000_000, words);
    }

    static Parameter percent(String name, String words) {
        return new Parameter(name, 0, 1_000, words);
    }

    boolean allows(double value) {
        return value >= min && value <= max;
    }
}
