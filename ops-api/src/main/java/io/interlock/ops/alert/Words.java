package io.interlock.ops.alert;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations and numbers as people say them. */
final class Words {
    private Words() {}

    /** Without an end of zeros. */
    static String of(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Microseconds in milliseconds. */
    static String millis(long micros) {
        return of(Math.round(micros / 100.0) / 10.0) + " ms";
    }

    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds / 3_600 + " h";
    }
}
