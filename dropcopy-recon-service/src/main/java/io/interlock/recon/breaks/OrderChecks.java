package io.interlock.recon.breaks;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.Order;
import io.interlock.domain.Quantity;
import io.interlock.domain.TimeInForce;
import io.interlock.recon.breaks.OrderSides.Repeat;
import io.interlock.recon.breaks.OrderSides.Told;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with an order, beyond its single trades. */
final class OrderChecks {
    private static final Set<OrdStatus> OVER =
            Set.of(OrdStatus.FILLED, OrdStatus.CANCELED, OrdStatus.EXPIRED, OrdStatus.REJECTED);
    private static final Set<OrdStatus> WORKING = Set.of(OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED);

    private OrderChecks() {}

    /** Arithmetic of the newest report that has all three; busts and corrections may zero them. */
    static @Nullable String cumLeaves(OrderSides order) {
        for (Told side : order.both()) {
            ExecutionReport newest = newestPlain(side);
            if (newest == null || !WORKING.contains(newest.ordStatus())) {
                continue;
            }
            Told other = side == order.platform() ? order.dropCopy() : order.platform();
            Quantity orderQty = newest.orderQty();
            Quantity cum = newest.cumQty();
            Quantity leaves = newest.leavesQty();
            if (orderQty != null
                    && cum != null
                    && leaves != null
                    && cum.compareTo(orderQty) <= 0
                    && !orderQty.equals(cum.plus(leaves))
                    && !contradicted(newest, other)) {
                return "%s says OrderQty(38) %s, CumQty(14) %s and LeavesQty(151) %s"
                        .formatted(Words.capital(side.feed()), orderQty, cum, leaves);
            }
        }
        return null;
    }

    /** Where the other side says otherwise of the same report, that is the break. */
    private static boolean contradicted(ExecutionReport report, Told other) {
        return other.facts().stream()
                .map(OrderFact::report)
                .anyMatch(each ->
                        Objects.equals(each.execId(), report.execId())
                                && (!Objects.equals(each.cumQty(), report.cumQty())
                                        || !Objects.equals(each.leavesQty(), report.leavesQty())));
    }

    private static @Nullable ExecutionReport newestPlain(Told side) {
        return side.facts().reversed().stream()
                .map(OrderFact::report)
                .filter(report ->
                        report.execType() != ExecType.TRADE_CANCEL
                                && report.execType() != ExecType.TRADE_CORRECT
                                && report.execType() != ExecType.PENDING_CANCEL
                                && report.execType() != ExecType.PENDING_REPLACE)
                .findFirst()
                .orElse(null);
    }

    /** Where fills are missing too, they are the break, and the state follows from them. */
    static @Nullable String state(OrderSides sides) {
        Told platform = sides.platform();
        Told dropCopy = sides.dropCopy();
        if (platform.silent() || dropCopy.silent() || dropCopy.tradesOnly()) {
            return null;
        }
        Order ours = platform.order();
        Order theirs = dropCopy.order();
        OrdStatus one = ours.ordStatus();
        OrdStatus two = theirs.ordStatus();
        boolean oneOver = one != null && OVER.contains(one);
        boolean twoOver = two != null && OVER.contains(two);
        return (oneOver || twoOver)
                        && one != two
                        && ours.filledQty().equals(theirs.filledQty())
                        && unsolicited(sides) == null
                ? "OrdStatus(39) by the order session is %s, by the drop copy %s"
                        .formatted(one, two)
                : null;
    }

    /**
     * The drop copy tells of it and the order session did not, so the client does not know. What is
     * left of an IOC or FOK is canceled unasked, and that is no surprise.
     */
    static @Nullable String unsolicited(OrderSides sides) {
        if (sides.platform().silent()) {
            return null;
        }
        for (OrderFact fact : sides.dropCopy().facts()) {
            ExecutionReport report = fact.report();
            ExecId execId = report.execId();
            if (execId != null && unasked(fact) && !sides.platform().told(execId)) {
                return "The OMS reports ExecType(150) %s of %s that nobody asked for; the client was not told"
                        .formatted(report.execType(), execId);
            }
        }
        return null;
    }

    private static boolean unasked(OrderFact fact) {
        ExecutionReport report = fact.report();
        ClOrdId orig = report.origClOrdId();
        boolean asked = orig != null && !orig.equals(report.clOrdId());
        boolean immediate =
                fact.timeInForce() == TimeInForce.IOC || fact.timeInForce() == TimeInForce.FOK;
        return !asked
                && switch (report.execType()) {
                    case CANCELED ->
                            fact.restated()
                                    || (fact.timeInForce() != TimeInForce.OTHER && !immediate);
                    case REPLACED, RESTATED -> true;
                    default -> false;
                };
    }

    static @Nullable String overfill(OrderSides sides) {
        for (Told side : sides.both()) {
            Order order = side.order();
            Quantity orderQty = order.terms().orderQty();
            if (orderQty != null && order.cumQty().compareTo(orderQty) > 0) {
                return "%s says CumQty(14) %s of OrderQty(38) %s"
                        .formatted(Words.capital(side.feed()), order.cumQty(), orderQty);
            }
        }
        return null;
    }

    /**
     * A trade that stands is told again under another ExecID: CumQty(14) did not grow by it, or it
     * says itself that it may be a repeat.
     */
    static @Nullable String duplicate(OrderSides sides) {
        for (Told side : sides.both()) {
            for (Repeat repeat : side.repeats()) {
                if (stands(side, repeat.later()) && stands(side, repeat.before())) {
                    return "%s tells of ExecID(17) %s what it told of %s: LastQty(32) %s at LastPx(31) %s"
                            .formatted(
                                    Words.capital(side.feed()),
                                    repeat.later().execId(),
                                    repeat.before().execId(),
                                    repeat.later().lastQty(),
                                    repeat.later().lastPx());
                }
            }
        }
        return null;
    }

    private static boolean stands(Told side, ExecutionReport trade) {
        ExecId execId = trade.execId();
        return side.order().fills().stream().anyMatch(fill -> fill.firstExecId().equals(execId));
    }

    static boolean repeats(OrderFact later, ExecutionReport before) {
        ExecutionReport now = later.report();
        boolean alike =
                now.lastQty() != null
                        && now.lastPx() != null
                        && now.transactTime() != null
                        && Objects.equals(now.lastQty(), before.lastQty())
                        && Objects.equals(now.lastPx(), before.lastPx())
                        && Objects.equals(now.transactTime(), before.transactTime());
        boolean grew = now.cumQty() == null || !now.cumQty().equals(before.cumQty());
        return alike && (later.possResend() || !grew);
    }
}
