package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconDecision;
import io.interlock.events.ReconDecision.Action;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.outbox.EventOutbox;
import io.interlock.kit.problem.Problem;
import io.interlock.recon.breaks.Reviewed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about breaks: kept, published and audited in one transaction. */
@Service
class Decisions {
    private final BreakTable breaks;
    private final DecisionTable decisions;
    private final EventOutbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Decisions(
            BreakTable breaks,
            DecisionTable decisions,
            EventOutbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.breaks = breaks;
        this.decisions = decisions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The break after it; a problem where there is none, or where it cannot be done now. */
    @Transactional
    public ReconBreak decide(
            String breakId, Action action, @Nullable String value, String by, String reason) {
        BreakTable.Kept kept =
                breaks.hold(breakId)
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("no break " + breakId));
        ReconBreak before = kept.seen();
        String no = refusal(before, Reviewed.of(decisions.of(breakId)), action);
        if (no != null) {
            throw Problem.STATE_CONFLICT.exception("break %s: %s".formatted(breakId, no));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ReconDecision decision =
                new ReconDecision(
                        UUID.randomUUID().toString(), breakId, action, value, by, reason, now);
        decisions.add(decision);
        outbox.publish(Topics.RECON_DECISIONS, breakId, decision.decisionId(), decision);
        ReconBreak after = breaks.decided(kept);
        audit.record(
                by,
                "recon-break." + action.name().toLowerCase(Locale.ROOT),
                "recon-break:" + breakId,
                reason,
                figures(before),
                figures(after));
        return after;
    }

    private static @Nullable String refusal(ReconBreak seen, Reviewed review, Action action) {
        boolean byItself = seen.status() == ReconBreak.Status.CLOSED && review.closing() == null;
        boolean talk =
                action == Action.COMMENT || action == Action.LABEL || action == Action.UNLABEL;
        if (byItself && !talk) {
            return "it has closed by itself: " + seen.closedReason();
        }
        if (action == Action.BOOK_FROM_DROP_COPY && !bookable(seen)) {
            return "%s is no trade that only the drop copy tells".formatted(seen.type());
        }
        return review.refuses(action);
    }

    private static boolean bookable(ReconBreak seen) {
        return switch (seen.type()) {
            case MISSING_AT_PLATFORM, ORPHAN, BUST_NOT_APPLIED, CORRECT_NOT_APPLIED ->
                    seen.dropCopyQty() != null && seen.platformQty() == null;
            default -> false;
        };
    }

    private static Map<String, Object> figures(ReconBreak seen) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("status", seen.status().name());
        figures.put("review", seen.review().name());
        figures.put("owner", seen.owner() == null ? "" : seen.owner());
        figures.put("labels", seen.labels());
        return figures;
    }
}
