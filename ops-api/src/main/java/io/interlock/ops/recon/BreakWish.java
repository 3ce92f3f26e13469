package io.interlock.ops.recon;

import io.interlock.events.ReconBreak;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which breaks are asked for; null asks for all. */
record BreakWish(
        ReconBreak.@Nullable Status status,
        ReconBreak.@Nullable Type type,
        @Nullable String oms,
        @Nullable String symbol,
        ReconBreak.@Nullable Severity severity,
        ReconBreak.@Nullable Review review,
        @Nullable String owner,
        @Nullable Instant openedBefore) {}
