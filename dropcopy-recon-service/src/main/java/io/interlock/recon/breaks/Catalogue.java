package io.interlock.recon.breaks;

import static io.interlock.events.ReconBreak.Severity.CRITICAL;
import static io.interlock.events.ReconBreak.Severity.HIGH;
import static io.interlock.events.ReconBreak.Severity.LOW;
import static io.interlock.events.ReconBreak.Severity.MEDIUM;

import io.interlock.events.ReconBreak.Severity;
import io.interlock.events.ReconBreak.Type;
import java.time.Duration;

/**
 * Every kind of break: how bad it is, how soon somebody should have dealt with it, what it means,
 * and how it is seen. A day stands for the end of the day.
 */
public enum Catalogue {
    BUST_NOT_APPLIED(
            Type.BUST_NOT_APPLIED,
            CRITICAL,
            Duration.ofSeconds(60),
            "One side knows that a trade was canceled (ExecType(150) H), the other does not",
            new Detector.Absent(TradeChecks::bust)),
    CORRECT_NOT_APPLIED(
            Type.CORRECT_NOT_APPLIED,
            CRITICAL,
            Duration.ofSeconds(60),
            "One side knows that a trade was corrected (ExecType(150) G), the other does not",
            new Detector.Absent(TradeChecks::correction)),
    ORPHAN(
            Type.ORPHAN,
            LOW,
            Duration.ofMinutes(30),
            "The OMS traded an order without a ClOrdID(11) of ours: by hand or by phone",
            new Detector.Absent(TradeChecks::orphan)),
    MISSING_AT_PLATFORM(
            Type.MISSING_AT_PLATFORM,
            CRITICAL,
            Duration.ofSeconds(60),
            "The drop copy tells of a trade that no order session brought",
            new Detector.Absent(TradeChecks::missingAtPlatform)),
    MISSING_AT_DROP_COPY(
            Type.MISSING_AT_DROP_COPY,
            HIGH,
            Duration.ofMinutes(5),
            "An order session brought a trade that the drop copy does not tell of",
            new Detector.Absent(TradeChecks::missingAtDropCopy)),
    QUANTITY(
            Type.QUANTITY_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "LastQty(32) differs, or one tells of a trade where the other tells of a bust",
            new Detector.Different(TradeChecks::quantity)),
    PRICE(
            Type.PRICE_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "LastPx(31) differs",
            new Detector.Different(TradeChecks::price)),
    SIDE(
            Type.SIDE_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "Side(54) differs",
            new Detector.Different(TradeChecks::side)),
    SYMBOL(
            Type.SYMBOL_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "Symbol(55) differs",
            new Detector.Different(TradeChecks::symbol)),
    ACCOUNT(
            Type.ACCOUNT_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "Account(1) differs",
            new Detector.Different(TradeChecks::account)),
    CUM_LEAVES(
            Type.CUM_LEAVES_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "CumQty(14) or LeavesQty(151) of the same report differ",
            new Detector.Different(TradeChecks::cumLeaves)),
    CUM_LEAVES_OF_ORDER(
            Type.CUM_LEAVES_MISMATCH,
            HIGH,
            Duration.ofMinutes(5),
            "OrderQty(38) is not CumQty(14) and LeavesQty(151) while the order is open",
            new Detector.OfOrder(OrderChecks::cumLeaves, false)),
    STATE(
            Type.STATE_MISMATCH,
            HIGH,
            Duration.ofMinutes(2),
            "OrdStatus(39) of the same report differs",
            new Detector.Different(TradeChecks::state)),
    STATE_OF_ORDER(
            Type.STATE_MISMATCH,
            HIGH,
            Duration.ofMinutes(2),
            "The order is over on one side and open on the other",
            new Detector.OfOrder(OrderChecks::state, true)),
    UNSOLICITED(
            Type.UNSOLICITED,
            MEDIUM,
            Duration.ofMinutes(2),
            "The OMS canceled, replaced or restated the order unasked, and the client was not told",
            new Detector.OfOrder(OrderChecks::unsolicited, true)),
    OVERFILL(
            Type.OVERFILL,
            CRITICAL,
            Duration.ZERO,
            "CumQty(14) exceeds OrderQty(38)",
            new Detector.OfOrder(OrderChecks::overfill, false)),
    DUPLICATE(
            Type.DUPLICATE,
            MEDIUM,
            Duration.ofMinutes(15),
            "The same trade came again under a new ExecID(17)",
            new Detector.OfOrder(OrderChecks::duplicate, false)),
    FEE_OR_CURRENCY(
            Type.FEE_OR_CURRENCY,
            MEDIUM,
            Duration.ofDays(1),
            "Commission(12), CommType(13) or Currency(15) differ",
            new Detector.Different(TradeChecks::fee)),
    CLOCK(
            Type.CLOCK,
            LOW,
            Duration.ofDays(1),
            "TransactTime(60) or TradeDate(75) differ, or are in the future",
            new Detector.Different(TradeChecks::clock)),
    LATE(
            Type.LATE,
            LOW,
            Duration.ofDays(1),
            "A side was told long after TransactTime(60)",
            new Detector.Different(TradeChecks::late)),
    MATCHED_BY_TOLERANCE(
            Type.MATCHED_BY_TOLERANCE,
            MEDIUM,
            Duration.ofDays(1),
            "Two trades without an ExecID(17) in common look like one; somebody should confirm it",
            new Detector.Alike()),
    COVERAGE_GAP(
            Type.COVERAGE_GAP,
            HIGH,
            Duration.ZERO,
            "The drop copy does not speak: what the OMS does meanwhile is unproven",
            new Detector.Silent());

    private final Type type;
    private final Severity severity;
    private final Duration sla;
    private final String meaning;
    private final Detector detector;

    Catalogue(Type type, Severity severity, Duration sla, String meaning, Detector detector) {
        this.type = type;
        this.severity = severity;
        this.sla = sla;
        this.meaning = meaning;
        this.detector = detector;
    }

    public Type type() {
        return type;
    }

    public Severity severity() {
        return severity;
    }

    public Duration sla() {
        return sla;
    }

    public String meaning() {
        return meaning;
    }

    public Detector detector() {
        return detector;
    }
}
