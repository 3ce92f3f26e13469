package io.interlock.ops.reject;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects that are one problem.
 *
 * @param fixSession whose no it was: the OMS's session, or of the platform's own the client's
 * @param code the FIX code as {@code tag=value}, for example {@code 103=1}
 * @param codeName the code in FIX's words
 * @param text the wording, with placeholders for what differs
 * @param firstSeen the first within the kept history, which may be before the range
 * @param lastSeen the last within the range
 * @param count within the range
 * @param accounts distinct accounts within the range
 * @param isNew whether the wording had never been seen before the range
 * @param trend counts of 30 equal slices of the range
 * @param began when it began or jumped within the range; absent where it did neither
 * @param changesBefore what changed shortly before it began or jumped, closest first
 * @param samples ids of its newest orders
 */
public record RejectCluster(
        String id,
        String fixSession,
        @Nullable String oms,
        @Nullable String code,
        @Nullable String codeName,
        String text,
        @Nullable String symbol,
        RejectClass rejectClass,
        String owner,
        String firstAction,
        Instant firstSeen,
        Instant lastSeen,
        long count,
        long accounts,
        boolean isNew,
        List<Long> trend,
        @Nullable Instant began,
        List<ChangeBefore> changesBefore,
        List<String> samples) {}
