package io.interlock.recon.matching;

import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both sides tell of one trade, so far.
 *
 * @param platform the order session's newest word
 * @param dropCopy the drop copy's newest word
 * @param earlier what either side said before, where it was something else; nearly always nothing
 * @param alike the other side's trade of another name that looks like this one
 */
public record Pair(
        TradeKey key,
        @Nullable TradeReport platform,
        @Nullable TradeReport dropCopy,
        List<TradeReport> earlier,
        @Nullable TradeReport alike) {
    static final Comparator<TradeReport> IN_TIME =
            Comparator.comparing(TradeReport::loggedAt)
                    .thenComparing(TradeReport::feed)
                    .thenComparing(report -> report.eventId().toString());

    public Pair {
        earlier = List.copyOf(earlier);
    }

    public static Pair nothing(TradeKey key) {
        return new Pair(key, null, null, List.of(), null);
    }

    /** This with {@code report} too; what was told before changes nothing. */
    public Pair with(TradeReport report) {
        TradeReport newest = side(report.feed());
        if (newest == null) {
            return with(report, earlier);
        }
        boolean again =
                newest.eventId().equals(report.eventId())
                        || earlier.stream().anyMatch(one -> one.eventId().equals(report.eventId()));
        boolean newer = !report.loggedAt().isBefore(newest.loggedAt());
        if (again || (newer && newest.saysAs(report))) {
            return this;
        }
        List<TradeReport> more = new ArrayList<>(earlier);
        more.add(newer ? newest : report);
        more.sort(IN_TIME);
        return with(newer ? report : newest, more);
    }

    public Pair likened(@Nullable TradeReport other) {
        return new Pair(key, platform, dropCopy, earlier, other);
    }

    private Pair with(TradeReport report, List<TradeReport> before) {
        return switch (report.feed()) {
            case PLATFORM -> new Pair(key, report, dropCopy, before, alike);
            case DROP_COPY -> new Pair(key, platform, report, before, alike);
        };
    }

    private @Nullable TradeReport side(Feed feed) {
        return switch (feed) {
            case PLATFORM -> platform;
            case DROP_COPY -> dropCopy;
        };
    }

    /** The report there is where there is only one side, else null. */
    public @Nullable TradeReport lonely() {
        if (platform == null) {
            return dropCopy;
        }
        return dropCopy == null ? platform : null;
    }

    /** Since when the other side is awaited; null where both are there. */
    public @Nullable Instant waitingSince() {
        TradeReport lonely = lonely();
        if (lonely == null) {
            return null;
        }
        return earlier.isEmpty() ? lonely.loggedAt() : earlier.getFirst().loggedAt();
    }

    /** All that was told, as it came. */
    List<TradeReport> told() {
        List<TradeReport> told = new ArrayList<>(earlier);
        if (platform != null) {
            told.add(platform);
        }
        if (dropCopy != null) {
            told.add(dropCopy);
        }
        told.sort(IN_TIME);
        return told;
    }
}
