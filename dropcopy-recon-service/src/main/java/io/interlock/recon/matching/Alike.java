package io.interlock.recon.matching;

import io.interlock.domain.ExecType;
import io.interlock.domain.Price;
import io.interlock.recon.breaks.Tolerances;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tier 2: lonely trades of the two sides that have no name in common and still look like one. Of
 * the same order, side, symbol and quantity always; price and time within tolerances. A guess, so
 * people confirm it.
 */
public final class Alike {
    private Alike() {}

    /** Two that look like one. */
    public record Match(TradeReport platform, TradeReport dropCopy) {}

    /** The matches among {@code lonely}, the nearest in time first; each trade in one at most. */
    public static List<Match> among(List<TradeReport> lonely, Tolerances tolerances) {
        List<Match> possible = new ArrayList<>();
        for (TradeReport platform : lonely) {
            for (TradeReport dropCopy : lonely) {
                if (platform.feed() == Feed.PLATFORM
                        && dropCopy.feed() == Feed.DROP_COPY
                        && alike(platform, dropCopy, tolerances)) {
                    possible.add(new Match(platform, dropCopy));
                }
            }
        }
        possible.sort(
                Comparator.comparing(Alike::apart)
                        .thenComparing(match -> match.platform().key().execId().value())
                        .thenComparing(match -> match.dropCopy().key().execId().value()));
        Set<TradeReport> taken = new HashSet<>();
        List<Match> matches = new ArrayList<>();
        for (Match match : possible) {
            if (!taken.contains(match.platform()) && !taken.contains(match.dropCopy())) {
                taken.add(match.platform());
                taken.add(match.dropCopy());
                matches.add(match);
            }
        }
        return matches;
    }

    private static boolean alike(TradeReport one, TradeReport two, Tolerances tolerances) {
        return one.execType() == ExecType.TRADE
                && two.execType() == ExecType.TRADE
                && one.orderId() != null
                && one.qty() != null
                && one.detail().side() != null
                && one.key().oms().equals(two.key().oms())
                && Objects.equals(one.orderId(), two.orderId())
                && Objects.equals(one.symbol(), two.symbol())
                && Objects.equals(one.qty(), two.qty())
                && one.detail().side() == two.detail().side()
                && near(one.px(), two.px(), tolerances.price())
                && (one.key().execId().equals(two.key().execId())
                        || apart(new Match(one, two)).compareTo(tolerances.time()) <= 0);
    }

    private static boolean near(
            @Nullable Price one,
            @Nullable Price two,
            BigDecimal part) {
        if (one == null || two == null) {
            return Objects.equals(one, two);
        }
        BigDecimal most = one.value().abs().multiply(part);
        return one.value().subtract(two.value()).abs().compareTo(most) <= 0;
    }

    private static Duration apart(Match match) {
        return Duration.between(at(match.platform()), at(match.dropCopy())).abs();
    }

    private static Instant at(TradeReport report) {
        Instant transactTime = report.detail().transactTime();
        return transactTime == null ? report.receivedAt() : transactTime;
    }

    static String words(TradeReport platform, TradeReport dropCopy) {
        return "ExecID(17) %s of the order session and %s of the drop copy look like one trade: LastQty(32) %s, LastPx(31) %s and %s"
                .formatted(
                        platform.key().execId(),
                        dropCopy.key().execId(),
                        platform.qty(),
                        platform.px(),
                        dropCopy.px());
    }
}
