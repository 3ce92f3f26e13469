package io.interlock.recon.matching;

import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of a pair after new reports or the passing of time.
 *
 * @param wasMatched whether it counted as matched before
 * @param open the break that is open now
 * @param changes breaks as they became, to be published in this order
 */
public record Outcome(
        Pair pair,
        boolean wasMatched,
        boolean matched,
        @Nullable ReconBreak open,
        List<ReconBreak> changes) {

    /** Takes {@code reports} of either side into what is known and judges each pair touched. */
    public static List<Outcome> of(
            Function<TradeKey, Known> known,
            Collection<TradeReport> reports,
            Horizon horizon,
            Instant now,
            Supplier<String> breakIds) {
        Map<TradeKey, Known> touched = new LinkedHashMap<>();
        for (TradeReport report : reports) {
            touched.compute(
                    report.key(),
                    (key, before) -> (before == null ? known.apply(key) : before).with(report));
        }
        return touched.values().stream().map(each -> of(each, horizon, now, breakIds)).toList();
    }

    /** Judges one pair. */
    public static Outcome of(Known known, Horizon horizon, Instant now, Supplier<String> breakIds) {
        Pair pair = known.pair();
        ReconBreak open = known.open();
        return switch (pair.verdict(horizon)) {
            case Verdict.Matched() ->
                    new Outcome(
                            pair,
                            known.matched(),
                            true,
                            null,
                            open == null ? List.of() : List.of(closed(open, pair, now)));
            // an overdue side does not become less overdue by the other being told again
            case Verdict.Pending _ -> new Outcome(pair, known.matched(), false, open, List.of());
            case Verdict.Broken broken -> broken(known, broken, now, breakIds);
        };
    }

    private static Outcome broken(
            Known known, Verdict.Broken broken, Instant now, Supplier<String> breakIds) {
        Pair pair = known.pair();
        ReconBreak open = known.open();
        List<ReconBreak> changes = new ArrayList<>();
        ReconBreak next;
        if (open != null && open.type() == broken.type()) {
            next = asOf(open.breakId(), broken, pair, open.openedAt());
        } else {
            if (open != null) {
                changes.add(closed(open, pair, now));
            }
            next = asOf(breakIds.get(), broken, pair, now);
        }
        if (!Objects.equals(next, open)) {
            changes.add(next);
        }
        return new Outcome(pair, known.matched(), false, next, changes);
    }

    private static ReconBreak asOf(
            String breakId, Verdict.Broken broken, Pair pair, Instant openedAt) {
        TradeReport platform = pair.platform();
        TradeReport dropCopy = pair.dropCopy();
        TradeReport named = Objects.requireNonNull(platform == null ? dropCopy : platform);
        return new ReconBreak(
                breakId,
                broken.type(),
                Status.OPEN,
                pair.key().oms(),
                pair.key().execId(),
                named.orderId(),
                named.clOrdId(),
                named.symbol(),
                platform == null ? null : platform.qty(),
                dropCopy == null ? null : dropCopy.qty(),
                platform == null ? null : platform.px(),
                dropCopy == null ? null : dropCopy.px(),
                broken.explanation(),
                openedAt,
                null);
    }

    private static ReconBreak closed(ReconBreak open, Pair pair, Instant now) {
        TradeReport platform = pair.platform();
        TradeReport dropCopy = pair.dropCopy();
        return new ReconBreak(
                open.breakId(),
                open.type(),
                Status.CLOSED,
                open.oms(),
                open.execId(),
                open.orderId(),
                open.clOrdId(),
                open.symbol(),
                platform == null ? null : platform.qty(),
                dropCopy == null ? null : dropCopy.qty(),
                platform == null ? null : platform.px(),
                dropCopy == null ? null : dropCopy.px(),
                open.explanation(),
                open.openedAt(),
                now);
    }
}
