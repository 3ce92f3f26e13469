package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.CancelReject;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.events.RoutingPolicy.Control;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records of every topic: one with all it can carry, one with nothing that may be left out. */
final class Samples {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final Instant ON_THE_SECOND = Instant.parse("2026-11-22T10:00:00Z");
    private static final CommandId ROOT = new CommandId("TRADER1", 1, 42);
    private static final ClOrdId NAME = new ClOrdId("A1");
    private static final Account ACCOUNT = new Account("L1001");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final Price PRICE = Price.of("1.08500");

    private Samples() {}

    /** Those of one record type, the full one first. */
    static List<Object> of(Class<?> type) {
        return all().filter(type::isInstance).toList();
    }

    private static Stream<Object> all() {
        return Stream.of(
                        orders(),
                        decisions(),
                        executions(),
                        Stream.of(full(), bare()).map(Samples::dropCopy),
                        states(),
                        logs())
                .flatMap(each -> each);
    }

    private static Stream<Object> orders() {
        return Stream.of(replace(), market());
    }

    private static OrderCommand replace() {
        return new OrderCommand(
                new CommandId("TRADER1", 1, 43),
                OrderCommand.Kind.REPLACE,
                "TRADER1",
                "L1001",
                Environment.LIVE,
                OrderCommand.Gate.ENFORCE,
                "FIX.4.4",
                "8=FIX.4.4\u00019=5\u000135=G\u000110=000\u0001",
                new ClOrdId("A2"),
                NAME,
                ACCOUNT,
                EURUSD,
                Side.BUY,
                OrdType.STOP_LIMIT,
                TimeInForce.GTC,
                Quantity.of("10000.50"),
                PRICE,
                Price.of("-0.5"),
                AT,
                ON_THE_SECOND,
                AT.plusSeconds(5),
                new OrderCommand.RootOrder(ROOT, NAME, "OMSA", "OMSA-P"));
    }

    private static OrderCommand market() {
        return new OrderCommand(
                ROOT,
                OrderCommand.Kind.NEW,
                "TRADER1",
                "TRADER1",
                Environment.DEMO,
                OrderCommand.Gate.OBSERVE,
                "FIX.4.4",
                "35=D\u000158=caf\u00e9\u0001",
                NAME,
                null,
                null,
                null,
                Side.OTHER,
                OrdType.OTHER,
                TimeInForce.OTHER,
                null,
                null,
                null,
                AT,
                AT,
                AT,
                null);
    }

    private static Stream<Object> decisions() {
        var pass = new RoutingDecision.Verdict("kill-switch", "PASS", "not engaged");
        return Stream.of(
                new RoutingDecision(
                        market(),
                        null,
                        new RoutingDecision.Rejection("account-gate", 15, 2, "unknown"),
                        List.of(pass),
                        List.of(new RoutingDecision.Edit(55, "EURUSD", null, "mapping")),
                        Map.of("symbols", 7L),
                        AT,
                        List.of(
                                new RoutingDecision.Budget(
                                        "calm", new BigDecimal("2.5"), BigDecimal.ONE))),
                new RoutingDecision(
                        replace(), "OMSA", null, List.of(), List.of(), Map.of(), AT, List.of()),
                new RoutingDecision(
                        replace(),
                        "OMSA",
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        AT,
                        List.of(),
                        "calm",
                        new RoutingDecision.Held(
                                List.of(short100()),
                                List.of(buying()),
                                "pro",
                                new AccountState.Funds(BigDecimal.TEN, "EUR")),
                        List.of(
                                new RoutingDecision.Input(
                                        "reference/EURUSD", "LP1", new BigDecimal("1.0855"), AT),
                                new RoutingDecision.Input(
                                        "earlier-order/no-doubles", "TRADER1:1:42", null, AT)),
                        new DecisionBasis(
                                Map.of("symbols", 12L),
                                Map.of("symbol LIVE:EURUSD", 3L),
                                null,
                                "OMSA",
                                null)));
    }

    private static Stream<Object> executions() {
        var reject =
                new CancelReject(
                        new OrderId("O1"), NAME, NAME, OrdStatus.REJECTED, 1, 1, "too late");
        return Stream.of(
                execution("8", full(), null, null, List.of("no order of ours")),
                execution("9", null, reject, "deadline: too old", List.of()),
                execution("8", bare(), null, null, List.of()));
    }

    private static OrderExecution execution(
            String msgType,
            @Nullable ExecutionReport report,
            @Nullable CancelReject reject,
            @Nullable String refusal,
            List<String> anomalies) {
        boolean ours = refusal != null;
        return new OrderExecution(
                new CommandId("OMSA-P", 1, 7),
                ours ? OrderExecution.Origin.PLATFORM : OrderExecution.Origin.OMS,
                ours ? null : "OMSA",
                ours ? null : "OMSA-P",
                anomalies.isEmpty() ? "TRADER1" : null,
                anomalies.isEmpty() ? ROOT : null,
                msgType,
                report,
                reject,
                refusal,
                anomalies,
                "35=8\u0001",
                AT,
                List.of(),
                ours ? null : AT);
    }

    private static ExecutionReport full() {
        return new ExecutionReport(
                new OrderId("O1"),
                new ExecId("E2"),
                new ExecId("E1"),
                new ClOrdId("A2"),
                NAME,
                ACCOUNT,
                EURUSD,
                Side.SELL,
                OrdType.LIMIT,
                ExecType.TRADE,
                OrdStatus.PARTIALLY_FILLED,
                Quantity.of(100),
                PRICE,
                PRICE,
                Quantity.of("0.01"),
                PRICE,
                Quantity.of(10),
                Quantity.ZERO,
                PRICE,
                99,
                "text",
                AT);
    }

    private static ExecutionReport bare() {
        return new ExecutionReport(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Side.OTHER,
                OrdType.OTHER,
                ExecType.OTHER,
                OrdStatus.OTHER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Object dropCopy(ExecutionReport report) {
        return new DropCopyExecution(
                new CommandId("OMSA-DC", 2, 1), "OMSA", "OMSA-DC", report, true, "35=8\u0001", AT);
    }

    private static Stream<Object> states() {
        return Stream.of(
                session("OMSA", null),
                session(null, Environment.LIVE),
                new SymbolState(
                        Environment.LIVE,
                        EURUSD,
                        "Euro / US Dollar",
                        "FX",
                        "fx-major",
                        "USD",
                        new BigDecimal("100000"),
                        5,
                        new BigDecimal("0.00001"),
                        Quantity.of(1),
                        Quantity.of(50_000_000),
                        Quantity.of("0.01"),
                        List.of(OrdType.MARKET, OrdType.STOP_LIMIT),
                        List.of("Sun 17:05-Fri 16:59 America/New_York"),
                        Map.of("OMSB", "EUR/USD"),
                        3,
                        AT),
                new KillSwitch("k1", Environment.LIVE, EURUSD, "dealer", "news", AT),
                policy("account in ['L1']", AT, new Control.Block("no gold today")),
                new ProfileState(
                        "live-switch",
                        Environment.LIVE,
                        Profile.NEWS,
                        null,
                        List.of(),
                        "dealer",
                        "news",
                        AT,
                        AT),
                new ProfileState(
                        "live-schedule",
                        Environment.LIVE,
                        null,
                        "UTC",
                        List.of(
                                new ProfileState.ProfileWindow(
                                        Profile.MARKET_CLOSING,
                                        List.of("MONDAY"),
                                        "16:50",
                                        "17:00")),
                        "dealer",
                        "news",
                        AT,
                        null),
                policy(
                        null,
                        null,
                        new Control.Limits(
                                Quantity.of(1),
                                Quantity.of(10),
                                new BigDecimal("1000.5"),
                                List.of(Side.BUY),
                                List.of(OrdType.LIMIT))),
                policy(null, null, new Control.Limits(null, null, null, List.of(), List.of())),
                policy(
                        null,
                        null,
                        new Control.Windows(
                                "America/New_York",
                                List.of(
                                        new Control.Window(
                                                List.of("MONDAY", "TUESDAY"), "09:30", "16:00")),
                                List.of("2026-12-25"))),
                policy(
                        null,
                        null,
                        new Control.Throttle(
                                Control.Per.ACCOUNT,
                                Control.Unit.ORDERS,
                                BigDecimal.TEN,
                                1_000,
                                BigDecimal.ONE,
                                true)),
                policy(
                        null,
                        null,
                        new Control.Throttle(
                                Control.Per.OMS_SESSION,
                                Control.Unit.MESSAGES,
                                BigDecimal.TEN,
                                1_000,
                                BigDecimal.ONE,
                                false,
                                Control.Action.QUEUE,
                                2_000L,
                                100,
                                BigDecimal.TEN,
                                BigDecimal.TWO)),
                policy(
                        null,
                        null,
                        new Control.Route("OMSB", List.of(new Control.Token(100, "XNYS")))),
                policy(
                        null,
                        null,
                        new Control.Failover(
                                "OMSA",
                                List.of(
                                        new Control.Target(
                                                "OMSB", List.of(new Control.Token(100, "XNYS")))),
                                VenueLimits.USUAL,
                                Control.WhenNone.REJECT)),
                new VenueHealth(
                        "OMSA",
                        VenueHealth.State.HEALTHY,
                        AT,
                        "at the start",
                        AT,
                        AT,
                        0,
                        null,
                        null),
                new VenueHealth(
                        "OMSB",
                        VenueHealth.State.FORCED_OFF,
                        AT,
                        "maintenance",
                        AT,
                        AT,
                        2,
                        new VenueHealth.ForcedOff("dealer", "maintenance", AT, AT),
                        new VenueHealth.Figures(true, 20, 3, 2, 1, 8, 4, 0, 17)),
                policy(
                        null,
                        null,
                        new Control.Collar(
                                List.of("LP1"),
                                BigDecimal.TEN,
                                true,
                                2_000,
                                Control.Then.REJECT,
                                Control.Then.PASS,
                                new BigDecimal("50.5"),
                                60_000L)),
                policy(
                        null,
                        null,
                        new Control.Collar(
                                List.of(),
                                BigDecimal.TEN,
                                false,
                                2_000,
                                Control.Then.PASS,
                                Control.Then.REJECT,
                                null,
                                null)),
                policy(null, null, new Control.Duplicates(1_000)),
                policy(null, null, new Control.Repeats(Control.Scope.ACCOUNT_SYMBOL, 5, 60_000)),
                new TrippedGuard("calm/account/L1001", "calm", Environment.LIVE, 6, 60_000, AT),
                policy(null, null, new Control.CloseOnly("delisted on Friday")),
                policy(
                        null,
                        null,
                        new Control.Margin(
                                new BigDecimal("30"),
                                Map.of("pro", new BigDecimal("100")),
                                new BigDecimal("1.5"),
                                Map.of("EUR/USD", new BigDecimal("1.08")),
                                60_000L)),
                policy(
                        null,
                        null,
                        new Control.Margin(
                                BigDecimal.TWO, Map.of(), BigDecimal.ONE, Map.of(), null)),
                new AccountState(
                        ACCOUNT,
                        Environment.LIVE,
                        "1001",
                        true,
                        "ok",
                        3,
                        AT,
                        "pro",
                        new AccountState.Funds(new BigDecimal("500.5"), "USD")),
                new AccountState(ACCOUNT, Environment.LIVE, "1001", false, "No deposit yet", 2, AT),
                new AccountPositions(
                        ACCOUNT, List.of(short100()), List.of(buying()), List.of(ROOT), 7, AT),
                new AccountPositions(ACCOUNT, List.of(), List.of(), List.of(), 0, AT),
                new StateMarker(12, 63, AT));
    }

    private static AccountPositions.Position short100() {
        return new AccountPositions.Position(EURUSD, new BigDecimal("-100"), PRICE, PRICE, AT);
    }

    private static AccountPositions.OpenOrder buying() {
        return new AccountPositions.OpenOrder(
                ROOT, EURUSD, Side.BUY, Quantity.of(100), Quantity.of(10), null);
    }

    private static RoutingPolicy policy(
            @Nullable String condition, @Nullable Instant until, Control control) {
        return new RoutingPolicy(
                "gold",
                3,
                Environment.LIVE,
                10,
                new RoutingPolicy.Match(
                        List.of("XAU*"), List.of(), List.of("metals"), List.of(), List.of()),
                condition,
                control,
                "dealer",
                "news",
                AT,
                until,
                until == null ? List.of() : List.of(Profile.NEWS));
    }

    private static FixSessionState session(
            @Nullable String oms, @Nullable Environment environment) {
        boolean link = oms != null;
        return new FixSessionState(
                link ? "OMSA-P" : "TRADER1",
                link ? FixSessionState.Role.OMS_PRIMARY : FixSessionState.Role.ORDER_ENTRY,
                oms,
                environment,
                "INTERLOCK",
                link ? "OMSA-P" : "TRADER1",
                "FIX.4.4",
                "fix-gateway-1",
                link ? FixSessionState.State.ACTIVE : FixSessionState.State.WAITING,
                link,
                AT,
                12,
                34,
                link ? 5 : 30,
                link ? "/127.0.0.1:9901" : null,
                link ? "cannot connect" : null,
                ON_THE_SECOND);
    }

    private static Stream<Object> logs() {
        return Stream.of(
                new FixIncident(
                        "i1",
                        "OMSA-P",
                        FixIncident.Kind.SEQUENCE_GAP,
                        FixIncident.Severity.WARNING,
                        "messages 3 to 4 are missing",
                        AT),
                new Misprice(
                        "m1",
                        "majors",
                        new Symbol("EURUSD"),
                        List.of(Environment.LIVE, Environment.DEMO),
                        Misprice.State.RAISED,
                        Misprice.Action.PULL,
                        Misprice.Cause.DEVIATION,
                        "LP1 has 1.1 and LP2 1.2: 909.0909 bp apart, allowed are 50",
                        AT,
                        AT),
                new VenueSwitch(
                        "s1",
                        "OMSA",
                        VenueHealth.State.HEALTHY,
                        VenueHealth.State.OPEN,
                        "5 of 9 orders rejected",
                        null,
                        AT,
                        61_000,
                        0),
                new VenueSwitch(
                        "s2",
                        "OMSA",
                        VenueHealth.State.OPEN,
                        VenueHealth.State.FORCED_OFF,
                        "maintenance",
                        "dealer",
                        AT,
                        4_000,
                        12),
                new AccountLifecycle("e1", "1001", "DEMO_OPENED", new Account("D1001"), "", AT),
                new AccountLifecycle("e2", "1001", "CLIENT_CREATED", null, "", AT),
                openBreak(),
                new ReconDecision(
                        "d1",
                        "b1",
                        ReconDecision.Action.ASSIGN,
                        "dealer",
                        "ops",
                        "it is of his desk",
                        AT),
                new ReconDecision(
                        "d2",
                        "OMSA",
                        ReconDecision.Action.SILENT_UNTIL,
                        null,
                        "dropcopy-recon-service",
                        "it speaks again",
                        AT),
                new ReferencePrice(
                        EURUSD, "LP1", PRICE, Price.of("1.0852"), Price.of("1.0851"), AT),
                new ReferencePrice(EURUSD, "LP2", null, null, PRICE, AT),
                new AuditEntry(
                        "a1",
                        "symbol-cms-service",
                        "dealer",
                        "kill",
                        "symbol:LIVE:EURUSD",
                        "news",
                        Map.of("killed", false),
                        Map.of("killed", true, "by", "dealer"),
                        AT),
                new AuditEntry("a2", "x", "crm", "create", "account:L1001", "e1", null, null, AT));
    }

    private static ReconBreak openBreak() {
        return new ReconBreak(
                "b1",
                ReconBreak.Type.MISSING_AT_PLATFORM,
                ReconBreak.Status.OPEN,
                "OMSA",
                new ExecId("E9"),
                null,
                null,
                EURUSD,
                null,
                Quantity.of(100),
                null,
                PRICE,
                "the drop copy tells of a fill that no order session brought",
                AT,
                null);
    }
}
