package io.interlock.recon.breaks;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How far apart two sides may be and still tell of the same.
 *
 * @param price between LastPx(31) of two trades matched without a common ExecID, as part of the
 *     price; prices of one ExecID are equal or differ
 * @param time between their TransactTime(60)
 * @param clock between TransactTime(60) of the sides
 * @param ahead how far TransactTime(60) may be in the future
 * @param late how long after TransactTime(60) a trade may reach us
 * @param fee between Commission(12) of the sides
 */
public record Tolerances(
        BigDecimal price,
        Duration time,
        Duration clock,
        Duration ahead,
        Duration late,
        BigDecimal fee) {

    public static final Tolerances USUAL =
            new Tolerances(
                    new BigDecimal("0.0001"),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    BigDecimal.ZERO);
}
