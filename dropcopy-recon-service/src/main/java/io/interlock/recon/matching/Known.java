package io.interlock.recon.matching;

import io.interlock.events.ReconBreak;
import org.jspecify.annotations.Nullable;

/**
 * A pair as it is stored.
 *
 * @param matched whether it counts as matched
 * @param open its open break
 */
public record Known(Pair pair, boolean matched, @Nullable ReconBreak open) {

    public static Known nothing(TradeKey key) {
        return new Known(new Pair(key, null, null), false, null);
    }

    public Known with(TradeReport report) {
        return new Known(pair.with(report), matched, open);
    }
}
