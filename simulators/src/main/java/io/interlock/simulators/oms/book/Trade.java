package io.interlock.simulators.oms.book;

import java.math.BigDecimal;

/** One fill. A corrected trade has the id of its correction. */
public record Trade(String execId, BigDecimal qty, BigDecimal px, boolean busted) {
    Trade bust() {
        return new Trade(execId, qty, px, true);
    }
}
