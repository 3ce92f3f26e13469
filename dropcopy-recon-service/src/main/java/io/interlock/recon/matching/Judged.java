package io.interlock.recon.matching;

import io.interlock.recon.breaks.BreakId;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Facts;
import io.interlock.recon.breaks.Moment;
import io.interlock.recon.breaks.Patience;
import io.interlock.recon.breaks.Timeline;
import io.interlock.recon.breaks.Tolerances;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pair and what is to be made of it.
 *
 * @param before as it is stored
 * @param matched both sides are there and agree
 * @param breaks all that it ever had
 * @param nextCheck when to look again without new evidence
 */
public record Judged(
        Stored before,
        Pair pair,
        boolean matched,
        List<Evidenced> breaks,
        @Nullable Instant nextCheck) {

    /**
     * A pair as it is stored.
     *
     * @param broken how many breaks it ever had
     */
    public record Stored(Pair pair, boolean matched, int broken) {
        public static Stored nothing(TradeKey key) {
            return new Stored(Pair.nothing(key), false, 0);
        }

        /** True where something was told of it before. */
        public boolean known() {
            return pair.platform() != null || pair.dropCopy() != null;
        }
    }

    /** True where it or its breaks must be stored. */
    public boolean changed() {
        return !matched || !before.matched() || !breaks.isEmpty() || before.broken() > 0;
    }

    public String subject() {
        return BreakId.subject(pair.key());
    }

    /** Takes {@code reports} of either side into what is stored and judges each pair touched. */
    public static List<Judged> of(
            Function<TradeKey, Stored> stored,
            Collection<TradeReport> reports,
            Function<String, Patience> patience,
            Tolerances tolerances) {
        Map<TradeKey, Stored> before = new LinkedHashMap<>();
        Map<TradeKey, Pair> touched = new LinkedHashMap<>();
        for (TradeReport report : reports) {
            TradeKey key = report.key();
            Stored known = before.computeIfAbsent(key, stored);
            touched.put(key, touched.getOrDefault(key, known.pair()).with(report));
        }
        return touched.values().stream()
                .map(pair ->
                        of(
                                Objects.requireNonNull(before.get(pair.key())),
                                pair,
                                patience.apply(pair.key().oms()),
                                tolerances))
                .toList();
    }

    public static Judged of(Stored before, Pair pair, Patience patience, Tolerances tolerances) {
        List<Moment> moments = PairMoments.of(pair, tolerances);
        // a break of one that is still lonely has opened, whatever was read since
        boolean open = before.broken() > 0 && before.pair().lonely() != null;
        Timeline timeline = Timeline.of(moments, open ? patience.exhausted() : patience);
        boolean matched = pair.lonely() == null && moments.getLast().wrong().isEmpty();
        Facts facts = Facts.of(pair.platform(), pair.dropCopy());
        String subject = BreakId.subject(pair.key());
        List<Evidenced> breaks =
                timeline.spans().stream().map(span -> Evidenced.of(subject, span, facts)).toList();
        return new Judged(before, pair, matched, breaks, timeline.nextCheck());
    }
}
