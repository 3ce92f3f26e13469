package io.interlock.recon.matching;

import io.interlock.recon.breaks.Catalogue;
import io.interlock.recon.breaks.Detector;
import io.interlock.recon.breaks.Moment;
import io.interlock.recon.breaks.Tolerances;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was wrong with a trade, report by report. */
final class PairMoments {
    private PairMoments() {}

    static List<Moment> of(Pair pair, Tolerances tolerances) {
        List<Moment> moments = new ArrayList<>();
        TradeReport platform = null;
        TradeReport dropCopy = null;
        List<TradeReport> told = pair.told();
        for (int i = 0; i < told.size(); i++) {
            TradeReport report = told.get(i);
            if (report.feed() == Feed.PLATFORM) {
                platform = report;
            } else {
                dropCopy = report;
            }
            Instant until = i + 1 < told.size() ? told.get(i + 1).loggedAt() : Instant.MAX;
            if (platform != null && dropCopy != null) {
                both(moments, report, platform, dropCopy, tolerances);
            } else {
                alone(moments, report, pair.alike(), until);
            }
        }
        return moments;
    }

    private static void both(
            List<Moment> moments,
            TradeReport report,
            TradeReport platform,
            TradeReport dropCopy,
            Tolerances tolerances) {
        Map<Catalogue, String> wrong = different(platform, dropCopy, tolerances);
        moments.add(new Moment(report.loggedAt(), event(report), wrong));
        // that somebody was late is noted, and over as soon as both have told
        if (wrong.remove(Catalogue.LATE) != null) {
            moments.add(new Moment(report.loggedAt(), "both sides have it now", wrong));
        }
    }

    private static void alone(
            List<Moment> moments, TradeReport report, @Nullable TradeReport alike, Instant until) {
        Map<Catalogue, String> absent = absent(report);
        if (alike == null || !alike.loggedAt().isBefore(until)) {
            moments.add(new Moment(report.loggedAt(), event(report), absent));
            return;
        }
        Map<Catalogue, String> likened = new EnumMap<>(Catalogue.class);
        if (report.feed() == Feed.PLATFORM) {
            likened.put(Catalogue.MATCHED_BY_TOLERANCE, Alike.words(report, alike));
        }
        if (alike.loggedAt().isAfter(report.loggedAt())) {
            moments.add(new Moment(report.loggedAt(), event(report), absent));
            moments.add(new Moment(alike.loggedAt(), event(alike), likened));
        } else {
            moments.add(new Moment(report.loggedAt(), event(report), likened));
        }
    }

    private static String event(TradeReport report) {
        return switch (report.feed()) {
            case PLATFORM ->
                    "the order session brought ExecID(17) %s".formatted(report.key().execId());
            case DROP_COPY ->
                    "the drop copy told of ExecID(17) %s".formatted(report.key().execId());
        };
    }

    /** A trade and its bust are not compared further than that. */
    private static Map<Catalogue, String> different(
            TradeReport platform, TradeReport dropCopy, Tolerances tolerances) {
        Map<Catalogue, String> wrong = new EnumMap<>(Catalogue.class);
        boolean sameKind = platform.execType() == dropCopy.execType();
        for (Catalogue kind : Catalogue.values()) {
            if (kind.detector() instanceof Detector.Different(Detector.Different.Check check)
                    && (sameKind || kind == Catalogue.QUANTITY)) {
                String words = check.wrong(platform, dropCopy, tolerances);
                if (words != null) {
                    wrong.put(kind, words);
                }
            }
        }
        return wrong;
    }

    private static Map<Catalogue, String> absent(TradeReport only) {
        Map<Catalogue, String> wrong = new EnumMap<>(Catalogue.class);
        for (Catalogue kind : Catalogue.values()) {
            if (wrong.isEmpty()
                    && kind.detector() instanceof Detector.Absent(Detector.Absent.Check check)) {
                String words = check.wrong(only);
                if (words != null) {
                    wrong.put(kind, words);
                }
            }
        }
        return wrong;
    }
}
