package io.interlock.recon.breaks;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecType;
import io.interlock.domain.Quantity;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeDetail;
import io.interlock.recon.trade.TradeReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be wrong with one trade. A side that says nothing of a field agrees. */
final class TradeChecks {
    private TradeChecks() {}

    static @Nullable String bust(TradeReport only) {
        return only.execType() == ExecType.TRADE_CANCEL ? alone(only) : null;
    }

    static @Nullable String correction(TradeReport only) {
        return only.execType() == ExecType.TRADE_CORRECT ? alone(only) : null;
    }

    /** FIX 4.4 matrices E.1.a: an order by telephone has no ClOrdID(11), or NONE. */
    static @Nullable String orphan(TradeReport only) {
        ClOrdId clOrdId = only.clOrdId();
        boolean named = clOrdId != null && !clOrdId.value().equalsIgnoreCase("NONE");
        return only.feed() == Feed.DROP_COPY && !named ? alone(only) : null;
    }

    static @Nullable String missingAtPlatform(TradeReport only) {
        return only.feed() == Feed.DROP_COPY ? alone(only) : null;
    }

    static @Nullable String missingAtDropCopy(TradeReport only) {
        return only.feed() == Feed.PLATFORM ? alone(only) : null;
    }

    static @Nullable String quantity(TradeReport one, TradeReport two, Tolerances tolerances) {
        boolean differ =
                !sameKind(one, two)
                        || (isBust(one)
                                ? bothAndDiffer(one.qty(), two.qty())
                                : !Objects.equals(one.qty(), two.qty()));
        return differ ? Words.both(one, two) : null;
    }

    static @Nullable String price(TradeReport one, TradeReport two, Tolerances tolerances) {
        boolean differ =
                isBust(one) ? bothAndDiffer(one.px(), two.px()) : !Objects.equals(one.px(), two.px());
        return sameKind(one, two) && differ ? Words.both(one, two) : null;
    }

    static @Nullable String side(TradeReport one, TradeReport two, Tolerances tolerances) {
        return field("Side(54)", one.detail().side(), two.detail().side());
    }

    static @Nullable String symbol(TradeReport one, TradeReport two, Tolerances tolerances) {
        return field("Symbol(55)", one.symbol(), two.symbol());
    }

    static @Nullable String account(TradeReport one, TradeReport two, Tolerances tolerances) {
        return field("Account(1)", one.detail().account(), two.detail().account());
    }

    /** Some dialects say CumQty 0 in busts and corrections; then it says nothing. */
    static @Nullable String cumLeaves(TradeReport one, TradeReport two, Tolerances tolerances) {
        if (!sameKind(one, two)) {
            return null;
        }
        TradeDetail ours = one.detail();
        TradeDetail theirs = two.detail();
        boolean plain = one.execType() == ExecType.TRADE;
        if (plain || (!zero(ours.cumQty()) && !zero(theirs.cumQty()))) {
            String cum = field("CumQty(14)", ours.cumQty(), theirs.cumQty());
            return cum == null
                    ? field("LeavesQty(151)", ours.leavesQty(), theirs.leavesQty())
                    : cum;
        }
        return null;
    }

    static @Nullable String state(TradeReport one, TradeReport two, Tolerances tolerances) {
        return sameKind(one, two)
                ? field("OrdStatus(39)", one.detail().ordStatus(), two.detail().ordStatus())
                : null;
    }

    static @Nullable String fee(TradeReport one, TradeReport two, Tolerances tolerances) {
        TradeDetail ours = one.detail();
        TradeDetail theirs = two.detail();
        String currency = field("Currency(15)", ours.currency(), theirs.currency());
        if (currency != null) {
            return currency;
        }
        BigDecimal fee = ours.commission();
        BigDecimal other = theirs.commission();
        boolean close =
                fee != null
                        && other != null
                        && fee.subtract(other).abs().compareTo(tolerances.fee()) <= 0;
        String commission = close ? null : field("Commission(12)", fee, other);
        return commission == null
                ? field("CommType(13)", ours.commType(), theirs.commType())
                : commission;
    }

    static @Nullable String clock(TradeReport one, TradeReport two, Tolerances tolerances) {
        String day = field("TradeDate(75)", one.detail().tradeDate(), two.detail().tradeDate());
        if (day != null) {
            return day;
        }
        Instant ours = one.detail().transactTime();
        Instant theirs = two.detail().transactTime();
        if (ours != null
                && theirs != null
                && Duration.between(ours, theirs).abs().compareTo(tolerances.clock()) > 0) {
            return field("TransactTime(60)", ours, theirs);
        }
        String early = ahead(one, tolerances);
        return early == null ? ahead(two, tolerances) : early;
    }

    private static @Nullable String ahead(TradeReport report, Tolerances tolerances) {
        Instant at = report.detail().transactTime();
        return at != null && at.isAfter(report.receivedAt().plus(tolerances.clock()))
                ? "%s says TransactTime(60) %s and came at %s, before it"
                        .formatted(Words.capital(report.feed()), at, report.receivedAt())
                : null;
    }

    static @Nullable String late(TradeReport one, TradeReport two, Tolerances tolerances) {
        String first = late(one, tolerances);
        return first == null ? late(two, tolerances) : first;
    }

    private static @Nullable String late(TradeReport report, Tolerances tolerances) {
        Instant at = report.detail().transactTime();
        // what is sent again after a gap is late because of the gap, which is a break itself
        if (at == null
                || report.detail().possResend()
                || !report.receivedAt().isAfter(at.plus(tolerances.late()))) {
            return null;
        }
        return "%s told at %s of a trade of TransactTime(60) %s"
                .formatted(Words.capital(report.feed()), report.receivedAt(), at);
    }

    private static String alone(TradeReport only) {
        return switch (only.feed()) {
            case DROP_COPY ->
                    "The drop copy tells of %s; the order session did not bring it"
                            .formatted(Words.of(only));
            case PLATFORM ->
                    "The order session brought %s; the drop copy does not tell of it"
                            .formatted(Words.of(only));
        };
    }

    private static boolean sameKind(TradeReport one, TradeReport two) {
        return one.execType() == two.execType();
    }

    /** A bust names its trade; dialects leave out what it was worth. */
    private static boolean isBust(TradeReport report) {
        return report.execType() == ExecType.TRADE_CANCEL;
    }

    private static boolean zero(@Nullable Quantity quantity) {
        return quantity == null || quantity.isZero();
    }

    private static boolean bothAndDiffer(@Nullable Object one, @Nullable Object two) {
        return one != null && two != null && !one.equals(two);
    }

    private static @Nullable String field(
            String name, @Nullable Object platform, @Nullable Object dropCopy) {
        return bothAndDiffer(platform, dropCopy)
                ? "%s: the order session brought %s, the drop copy tells of %s"
                        .formatted(name, platform, dropCopy)
                : null;
    }
}
