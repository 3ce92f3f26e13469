package io.interlock.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.Policies;
import io.interlock.routing.decision.ViewOfTest;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.simulation.Impact.Change;
import io.interlock.routing.simulation.Impact.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration SPAN = Duration.ofMillis(4_800);

    private final ViewOfTest live = new ViewOfTest();

    private static OrderCommand order(int number, Kind kind, String symbol, String qty) {
        Instant at = AT.plusMillis(number * 100L);
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261123-10:00:00|11=A%d|1=L1|55=%s|54=1|38=%s|40=2|44=2|"
                                        .formatted(number, symbol, qty))
                                .replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, number),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofDays(5)),
                null,
                kind == Kind.NEW
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, 1), new ClOrdId("A1"), "OMSA", "OMSA-P"),
                at);
    }

    private List<RoutingDecision> past(int count, String symbol, String qty) {
        return IntStream.range(0, count)
                .mapToObj(i -> order(i, Kind.NEW, symbol, qty))
                .map(command -> Decisions.decide(command, live, command.receivedAt()))
                .toList();
    }

    private Impact replayed(
            List<RoutingDecision> past, List<RoutingPolicy> active, RoutingPolicy... draft) {
        List<RoutingPolicy> with = new ArrayList<>(active);
        with.addAll(List.of(draft));
        Replay replay =
                new Replay(
                        new PastView(live, new PolicyIndex(active), Prices.NONE),
                        new PastView(live, new PolicyIndex(with), Prices.NONE),
                        AT,
                        SPAN);
        past.forEach(replay::decided);
        return replay.impact();
    }

    @Test
    void aDraftThatIsAboutNothingChangesNothing() {
        Impact impact =
                replayed(
                        past(5, "EURUSD", "1000"),
                        List.of(),
                        Policies.of("q", Policies.quantity(null, "1000")));
        assertThat(impact)
                .isEqualTo(
                        new Impact(
                                5,
                                5,
                                AT,
                                AT.plusMillis(400),
                                0,
                                0,
                                0,
                                0,
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                slots(5),
                                List.of(),
                                false,
                                0));
    }

    /** One order in each of the first. */
    private static List<Slot> slots(int orders) {
        return IntStream.range(0, 48)
                .mapToObj(i -> new Slot(AT.plusMillis(i * 100L), i < orders ? 1 : 0, 0, 0, 0, 0))
                .toList();
    }

    @Test
    void changesStandWhereTheirOrdersCame() {
        List<RoutingDecision> past = new ArrayList<>(past(2, "EURUSD", "1000"));
        OrderCommand late = order(90, Kind.NEW, "EURUSD", "2000");
        past.add(Decisions.decide(late, live, late.receivedAt()));
        Impact impact =
                replayed(past, List.of(), Policies.of("q", Policies.quantity(null, "1000")));
        assertThat(impact.passed()).isEqualTo(3);
        assertThat(impact.slots().getFirst()).isEqualTo(new Slot(AT, 1, 0, 0, 0, 0));
        assertThat(impact.slots().getLast())
                .isEqualTo(new Slot(AT.plusMillis(4_700), 1, 1, 0, 0, 0));
        assertThat(impact.slots().stream().mapToLong(Slot::orders).sum()).isEqualTo(3);
    }

    @Test
    void rejectedOrdersAreCountedValuedAndShown() {
        List<RoutingDecision> past = new ArrayList<>(past(3, "EURUSD", "2000"));
        past.addAll(past(2, "US500", "1000"));
        Impact impact =
                replayed(past, List.of(), Policies.of("q", Policies.quantity(null, "1000")));
        assertThat(impact.rejected()).isEqualTo(3);
        assertThat(impact.accounts()).isEqualTo(1);
        assertThat(impact.notional().get("USD")).isEqualByComparingTo("12000");
        assertThat(impact.symbols()).isEqualTo(Map.of("EURUSD", 3L));
        assertThat(impact.rules()).isEqualTo(Map.of("market-limits", 3L));
        assertThat(impact.everything()).isFalse();
        assertThat(impact.samples().getFirst())
                .isEqualTo(
                        new Impact.Sample(
                                "T1:1:0",
                                "A0",
                                "T1",
                                "L1",
                                "EURUSD",
                                AT,
                                Change.REJECTED,
                                "to OMSA",
                                "OrderQty(38) 2000 exceeds 1000 (policy q v3)"));
    }

    @Test
    void aDraftThatRejectsEverythingIsSeen() {
        Impact impact =
                replayed(
                        past(4, "EURUSD", "1000"), List.of(), Policies.of("b", Policies.blocked()));
        assertThat(impact.rejected()).isEqualTo(4);
        assertThat(impact.everything()).isTrue();
    }

    @Test
    void aThrottleOfADraftIsPlayedInItsOwnTime() {
        // ten a second came; two a second and two at once are let through
        Impact impact =
                replayed(
                        past(10, "EURUSD", "1000"),
                        List.of(),
                        Policies.of("t", Policies.throttle(Per.POLICY, Unit.ORDERS, "2", "2")));
        assertThat(impact.rejected()).isEqualTo(7);
        assertThat(impact.rules()).isEqualTo(Map.of("throttle", 7L));
    }

    @Test
    void ordersThatWouldWaitAreCountedWithTheirTime() {
        // ten a second came, four a second leave: the second waits 150 ms, the third 300
        Impact impact =
                replayed(
                        past(3, "EURUSD", "1000"),
                        List.of(),
                        Policies.of(
                                "t",
                                Policies.waiting(
                                        Per.POLICY, Unit.ORDERS, Action.SLOW, "4", "1", 1_000, 9)));
        assertThat(impact.slowed()).isEqualTo(2);
        assertThat(impact.rejected()).isZero();
        assertThat(impact.rules()).isEqualTo(Map.of("throttle", 2L));
        assertThat(impact.slots().get(1)).isEqualTo(new Slot(AT.plusMillis(100), 1, 0, 0, 0, 1));
        assertThat(impact.samples())
                .extracting(Impact.Sample::after)
                .containsExactly(
                        "to OMSA, waited 150 ms for t v3", "to OMSA, waited 300 ms for t v3");
    }

    @Test
    void whoFindsTheQueueFullWouldBeRejected() {
        Impact impact =
                replayed(
                        past(4, "EURUSD", "1000"),
                        List.of(),
                        Policies.of(
                                "t",
                                Policies.waiting(
                                        Per.POLICY,
                                        Unit.ORDERS,
                                        Action.QUEUE,
                                        "1",
                                        "1",
                                        9_000,
                                        2)));
        assertThat(impact.slowed()).isEqualTo(2);
        assertThat(impact.rejected()).isEqualTo(1);
    }

    @Test
    void anotherRouteIsSeenForNewOrdersOnly() {
        List<RoutingDecision> past = new ArrayList<>(past(2, "EURUSD", "1000"));
        OrderCommand replace = order(7, Kind.REPLACE, "EURUSD", "1000");
        past.add(Decisions.decide(replace, live, AT));
        OrderCommand cancel = order(8, Kind.CANCEL, "EURUSD", "1000");
        past.add(Decisions.decide(cancel, live, AT));
        Impact impact = replayed(past, List.of(), Policies.of("r", Policies.route("OMSB")));
        assertThat(impact.orders()).isEqualTo(3);
        assertThat(impact.rerouted()).isEqualTo(2);
        assertThat(impact.rejected()).isZero();
        assertThat(impact.samples().getFirst().after()).isEqualTo("to OMSB");
    }

    @Test
    void whatTheDraftNoLongerForbidsIsSeen() {
        RoutingPolicy active = Policies.of("q", Policies.quantity(null, "1000"));
        live.policies(active);
        List<RoutingDecision> past = past(2, "EURUSD", "2000");
        Replay replay =
                new Replay(
                        new PastView(live, new PolicyIndex(List.of(active)), Prices.NONE),
                        new PastView(
                                live,
                                new PolicyIndex(
                                        List.of(Policies.of("q", Policies.quantity(null, "2000")))),
                                Prices.NONE),
                        AT,
                        SPAN);
        past.forEach(replay::decided);
        assertThat(replay.impact().admitted()).isEqualTo(2);
        assertThat(replay.impact().rules()).isEqualTo(Map.of("market-limits", 2L));
    }
}
