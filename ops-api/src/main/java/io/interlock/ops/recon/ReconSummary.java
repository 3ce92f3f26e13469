package io.interlock.ops.recon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the drop copies prove the platform's executions.
 *
 * @param matched fills that both sides have
 * @param pending fills that one side has, not yet old enough to be a break
 * @param open open breaks
 */
public record ReconSummary(
        long matched,
        long pending,
        long open,
        @Nullable Instant lastDropCopyAt,
        List<PerOms> perOms) {

    /** The same of one OMS. */
    public record PerOms(
            String oms, long matched, long pending, long open, @Nullable Instant lastDropCopyAt) {}
}
