package io.interlock.recon.matching.adapter;

import io.interlock.events.ReconDecision;
import io.interlock.recon.breaks.BreakId;
import io.interlock.recon.breaks.Breaks;
import io.interlock.recon.breaks.Catalogue;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Facts;
import io.interlock.recon.breaks.Patience.Silence;
import io.interlock.recon.breaks.Span;
import io.interlock.recon.matching.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps when drop copies could not speak. No log tells it, so it is kept as a decision of the
 * service itself, which a replay reads first.
 */
@Component
class CoverageWatch {
    private static final String SELF = "dropcopy-recon-service";
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final DropCopySessions sessions;
    private final Breaks breaks;
    private final PairTable pairs;
    private final OrderTable orders;
    private final ReconProperties properties;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    CoverageWatch(
            DropCopySessions sessions,
            Breaks breaks,
            PairTable pairs,
            OrderTable orders,
            ReconProperties properties) {
        this.sessions = sessions;
        this.breaks = breaks;
        this.pairs = pairs;
        this.orders = orders;
        this.properties = properties;
    }

    Map<String, List<Silence>> silences(Instant now) {
        return breaks.silences(now.minus(properties.matchedRetention()));
    }

    /**
     * Compares what is kept with what is; in a transaction. A silence of a moment, as at a start, is
     * waited out and not kept.
     */
    Map<String, List<Silence>> look(Instant now) {
        Map<String, List<Silence>> kept = silences(now);
        Map<String, Coverage.Silent> silent = sessions.silent(now);
        boolean changed = false;
        for (Map.Entry<String, Coverage.Silent> each : silent.entrySet()) {
            String oms = each.getKey();
            Instant first = seen.computeIfAbsent(oms, key -> now);
            if (openOf(kept, oms) == null && !first.plus(A_MOMENT).isAfter(now)) {
                note(oms, ReconDecision.Action.SILENT_FROM, each.getValue(), first);
                changed = true;
            }
        }
        for (String oms : List.copyOf(seen.keySet())) {
            if (!silent.containsKey(oms)) {
                Instant first = seen.remove(oms);
                lookAgain(oms, first == null ? now : first, now);
            }
        }
        for (String oms : kept.keySet()) {
            Silence open = openOf(kept, oms);
            if (open != null && !silent.containsKey(oms)) {
                note(oms, ReconDecision.Action.SILENT_UNTIL, Coverage.Silent.GAP, now);
                lookAgain(oms, open.from(), now);
                changed = true;
            }
        }
        Map<String, List<Silence>> after = changed ? silences(now) : kept;
        if (changed) {
            Map<String, Collection<Evidenced>> gaps = new HashMap<>();
            after.forEach((oms, of) -> gaps.put(BreakId.subject(oms), gaps(oms, of)));
            breaks.learn(gaps);
        }
        return withMoments(after);
    }

    private void lookAgain(String oms, Instant since, Instant now) {
        pairs.lookAgain(oms, now);
        orders.lookAgain(oms, since.minus(properties.grace()), now);
    }

    /** What is kept, and what may still turn out to be a moment. */
    private Map<String, List<Silence>> withMoments(Map<String, List<Silence>> kept) {
        Map<String, List<Silence>> all = new HashMap<>(kept);
        seen.forEach((oms, first) -> {
            if (openOf(kept, oms) == null) {
                List<Silence> more = new ArrayList<>(kept.getOrDefault(oms, List.of()));
                more.add(new Silence(first, null, false));
                all.put(oms, more);
            }
        });
        return all;
    }

    private static @Nullable Silence openOf(
            Map<String, List<Silence>> silences, String oms) {
        List<Silence> of = silences.getOrDefault(oms, List.of());
        return of.isEmpty() || of.getLast().until() != null ? null : of.getLast();
    }

    private void note(
            String oms, ReconDecision.Action action, Coverage.Silent how, Instant now) {
        boolean from = action == ReconDecision.Action.SILENT_FROM;
        breaks.note(
                new ReconDecision(
                        "%s-%s-%s".formatted(oms, action, now),
                        oms,
                        action,
                        from ? how.name() : null,
                        SELF,
                        from ? how.words() : "a drop-copy session of it is up and has settled",
                        now));
    }

    private static List<Evidenced> gaps(String oms, List<Silence> silences) {
        List<Evidenced> gaps = new ArrayList<>();
        for (Silence silence : silences) {
            if (silence.gap()) {
                Span span =
                        new Span(
                                Catalogue.COVERAGE_GAP,
                                Math.toIntExact(silence.from().getEpochSecond()),
                                silence.from(),
                                silence.until(),
                                "No drop-copy session of %s is up: what it does is unproven"
                                        .formatted(oms),
                                silence.until() == null ? null : "the drop copy speaks again");
                gaps.add(Evidenced.of(BreakId.subject(oms), span, Facts.of(oms)));
            }
        }
        return gaps;
    }
}
