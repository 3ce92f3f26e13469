package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconBreak;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which breaks are asked for; null asks for all. */
record BreakFilter(
        ReconBreak.@Nullable Status status,
        ReconBreak.@Nullable Type type,
        @Nullable String oms,
        @Nullable String symbol,
        ReconBreak.@Nullable Severity severity,
        ReconBreak.@Nullable Review review,
        @Nullable String owner,
        @Nullable Instant openedBefore) {
    static final BreakFilter ALL =
            new BreakFilter(null, null, null, null, null, null, null, null);
}
