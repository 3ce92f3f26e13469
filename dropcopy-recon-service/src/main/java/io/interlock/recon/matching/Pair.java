package io.interlock.recon.matching;

import io.interlock.domain.ExecType;
import io.interlock.events.ReconBreak;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What both sides tell of one trade, so far. */
public record Pair(TradeKey key, @Nullable TradeReport platform, @Nullable TradeReport dropCopy) {

    /** This with {@code report} as the newest word of its side. */
    public Pair with(TradeReport report) {
        return switch (report.feed()) {
            case PLATFORM -> new Pair(key, newest(platform, report), dropCopy);
            case DROP_COPY -> new Pair(key, platform, newest(dropCopy, report));
        };
    }

    private static TradeReport newest(@Nullable TradeReport known, TradeReport report) {
        return known == null || !report.receivedAt().isBefore(known.receivedAt()) ? report : known;
    }

    /** What this is, the two streams having been read up to {@code horizon}. */
    public Verdict verdict(Horizon horizon) {
        if (platform != null && dropCopy != null) {
            return compare(platform, dropCopy);
        }
        TradeReport only = only();
        if (only == null) {
            throw new IllegalStateException("a pair of nothing: " + key);
        }
        Feed missing = only.feed().other();
        if (!horizon.isPast(missing, only.receivedAt())) {
            return new Verdict.Pending(missing);
        }
        return switch (missing) {
            case PLATFORM ->
                    new Verdict.Broken(
                            ReconBreak.Type.MISSING_AT_PLATFORM,
                            "The drop copy tells of %s; the order session did not bring it"
                                    .formatted(words(only)));
            case DROP_COPY ->
                    new Verdict.Broken(
                            ReconBreak.Type.MISSING_AT_DROP_COPY,
                            "The order session brought %s; the drop copy does not tell of it"
                                    .formatted(words(only)));
        };
    }

    /** The report there is where there is only one, else the drop copy's. */
    public @Nullable TradeReport only() {
        return dropCopy == null ? platform : dropCopy;
    }

    /** Since when the other side is awaited; null where both are there. */
    public @Nullable Instant waitingSince() {
        TradeReport only = only();
        return only == null || (platform != null && dropCopy != null) ? null : only.receivedAt();
    }

    private static Verdict compare(TradeReport platform, TradeReport dropCopy) {
        boolean bust =
                platform.execType() == ExecType.TRADE_CANCEL
                        && dropCopy.execType() == ExecType.TRADE_CANCEL;
        boolean sameKind = platform.execType() == dropCopy.execType();
        if (!sameKind || differ(platform.qty(), dropCopy.qty(), bust)) {
            return new Verdict.Broken(ReconBreak.Type.QUANTITY_MISMATCH, both(platform, dropCopy));
        }
        if (differ(platform.px(), dropCopy.px(), bust)) {
            return new Verdict.Broken(ReconBreak.Type.PRICE_MISMATCH, both(platform, dropCopy));
        }
        return new Verdict.Matched();
    }

    /** A bust names its trade; dialects leave out what it was worth. */
    private static boolean differ(@Nullable Object one, @Nullable Object two, boolean bust) {
        if (bust && (one == null || two == null)) {
            return false;
        }
        return !Objects.equals(one, two);
    }

    private static String both(TradeReport platform, TradeReport dropCopy) {
        return "The order session brought %s, the drop copy tells of %s"
                .formatted(words(platform), words(dropCopy));
    }

    private static String words(TradeReport report) {
        String kind =
                switch (report.execType()) {
                    case TRADE_CANCEL -> "the bust of ";
                    case TRADE_CORRECT -> "a correction to ";
                    default -> "";
                };
        return "%sLastQty(32) %s %s at LastPx(31) %s"
                .formatted(
                        kind,
                        report.qty() == null ? "(none)" : report.qty(),
                        report.symbol() == null ? "" : report.symbol(),
                        report.px() == null ? "(none)" : report.px());
    }
}
