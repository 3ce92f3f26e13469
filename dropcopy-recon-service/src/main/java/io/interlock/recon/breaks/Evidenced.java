package io.interlock.recon.breaks;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Status;
import java.time.Instant;

/** A break as the evidence has it, whatever people make of it. */
public record Evidenced(String breakId, String subject, Span span, Facts facts) {

    public static Evidenced of(String subject, Span span, Facts facts) {
        return new Evidenced(
                BreakId.of(subject, span.kind(), span.number()), subject, span, facts);
    }

    /** This as everybody may know it, with what people decided. */
    public ReconBreak seen(Reviewed review) {
        Instant closedAt = span.closedAt();
        String reason = span.closedReason();
        Reviewed.Closing closing = review.closing();
        if (closing != null && (closedAt == null || closing.at().isBefore(closedAt))) {
            closedAt = closing.at();
            reason = closing.reason();
        }
        return new ReconBreak(
                breakId,
                span.kind().type(),
                closedAt == null ? Status.OPEN : Status.CLOSED,
                facts.oms(),
                facts.execId(),
                facts.orderId(),
                facts.clOrdId(),
                facts.symbol(),
                facts.platformQty(),
                facts.dropCopyQty(),
                facts.platformPx(),
                facts.dropCopyPx(),
                span.explanation(),
                span.openedAt(),
                closedAt,
                span.kind().severity(),
                span.openedAt().plus(span.kind().sla()),
                reason,
                review.state(),
                review.owner(),
                review.labels().stream().sorted().toList(),
                facts.side(),
                facts.account(),
                facts.tradeDate());
    }
}
