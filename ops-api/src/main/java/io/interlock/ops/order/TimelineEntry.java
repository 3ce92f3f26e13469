package io.interlock.ops.order;

import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an order.
 *
 * @param eventId the fact behind it: a command, report or break
 * @param detail in words, for a dealer
 * @param raw the FIX text, SOH-separated, passwords masked
 * @param hopMicros microseconds since the step before it
 * @param trace what every rule said, for decisions
 * @param edits tags that rules changed: what a decision wants, what was changed as it was sent
 * @param anomalies what is odd about it, for reports
 */
public record TimelineEntry(
        String eventId,
        Instant at,
        Kind kind,
        String title,
        String detail,
        @Nullable String raw,
        @Nullable Long hopMicros,
        @Nullable List<Verdict> trace,
        @Nullable List<Edit> edits,
        @Nullable List<String> anomalies) {

    TimelineEntry after(@Nullable Long micros) {
        return new TimelineEntry(
                eventId, at, kind, title, detail, raw, micros, trace, edits, anomalies);
    }

    /** What happened. */
    public enum Kind {
        COMMAND,
        DECISION,
        SENT,
        EXECUTION,
        CANCEL_REJECT,
        DROP_COPY,
        BREAK
    }
}
