package io.interlock.domain;

import java.math.BigDecimal;

/** One scale for a value: {@code BigDecimal.equals} sees scale, the field does not. */
final class Decimals {
    private Decimals() {}

    static BigDecimal normalised(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
