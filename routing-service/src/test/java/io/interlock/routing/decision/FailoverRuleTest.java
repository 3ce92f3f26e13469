package io.interlock.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Token;
import io.interlock.events.RoutingPolicy.Control.WhenNone;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueLimits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.route.RouteTable.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailoverRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final RoutingPolicy AWAY =
            Policies.of("away", Policies.failover(WhenNone.REJECT, "OMSA", "OMSB", "OMSC"));

    private final ViewOfTest view =
            new ViewOfTest().routes(new Route("fx-*", "OMSA"), new Route("*", "OMSB"));
    private int orders;

    private RoutingDecision decide() {
        return decide("2000");
    }

    private RoutingDecision decide(String qty) {
        return decide(new CommandId("T1", 1, ++orders), Kind.NEW, qty, null, NOW);
    }

    private RoutingDecision decide(
            CommandId id, Kind kind, String qty, @Nullable RootOrder root, Instant now) {
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261123-10:00:00|11=A|1=L1|55=EURUSD|54=1|38=%s|40=1|"
                                                .formatted(qty))
                                        .replace('|', FixMessage.SOH)),
                        kind,
                        id,
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofHours(1)),
                        null,
                        root,
                        NOW);
        return view.taken(Decisions.decide(command, view, now));
    }

    private static String said(RoutingDecision decision) {
        return decision.trace().stream()
                .filter(verdict -> verdict.rule().equals("failover"))
                .map(Verdict::detail)
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @EnumSource(names = {"HEALTHY", "DEGRADED"})
    void aVenueThatTakesOrdersGetsThem(State state) {
        view.policies(AWAY).venue("OMSA", state);
        assertThat(decide().oms()).isEqualTo("OMSA");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "FORCED_OFF"})
    void aVenueThatDoesNotIsLeftForTheFirstHealthyOne(State state) {
        view.policies(AWAY).venue("OMSA", state);
        RoutingDecision decision = decide();
        assertThat(decision.oms()).isEqualTo("OMSB");
        assertThat(decision.policy()).isEqualTo("away");
        assertThat(said(decision))
                .isEqualTo(
                        "OMSB: instead of OMSA, which is %s since 1970-01-01T00:00:00Z (policy away v3)"
                                .formatted(state));
        assertThat(decision.trace().getLast())
                .isEqualTo(new Verdict("symbol-bucket", "SKIP", "goes to OMSB"));
    }

    @Test
    void aDegradedVenueIsTakenWhereNoneIsHealthy() {
        view.policies(AWAY).venue("OMSA", State.OPEN).venue("OMSB", State.DEGRADED);
        assertThat(decide().oms()).isEqualTo("OMSC");
        view.venue("OMSC", State.HALF_OPEN);
        assertThat(decide().oms()).isEqualTo("OMSB");
    }

    @Test
    void whereNoneIsLeftThePolicySaysWhatBecomesOfIt() {
        view.policies(AWAY)
                .venue("OMSA", State.OPEN)
                .venue("OMSB", State.OPEN)
                .venue("OMSC", State.FORCED_OFF);
        var no = decide().rejection();
        assertThat(no)
                .extracting("rule", "ordRejReason", "text")
                .containsExactly(
                        "failover",
                        0,
                        "OMSA takes no orders now (slow), and no other OMS does (policy away v3)");
        view.policies(
                Policies.of("away", Policies.failover(WhenNone.PASS, "OMSA", "OMSB", "OMSC")));
        assertThat(decide().oms()).isEqualTo("OMSA");
    }

    @Test
    void whatAPersonTookOutGetsNothingWhateverPoliciesSay() {
        view.venue("OMSA", State.FORCED_OFF).venue("OMSB", State.OPEN);
        assertThat(decide().rejection())
                .extracting("rule", "text")
                .containsExactly("failover", "OMSA takes no orders now: slow");
        view.policies(Policies.of("away", Policies.failover(WhenNone.PASS, "OMSA", "OMSB")));
        assertThat(decide().rejection()).isNotNull();
    }

    @Test
    void withoutAPolicyOrdersGoWhereTheyAlwaysWent() {
        view.venue("OMSA", State.OPEN);
        assertThat(decide().oms()).isEqualTo("OMSA");
        view.policies(Policies.of("other", Policies.failover(WhenNone.REJECT, "OMSB", "OMSC")));
        assertThat(decide().oms()).isEqualTo("OMSA");
    }

    @Test
    void aForcedRouteIsLookedAtToo() {
        view.policies(
                        Policies.of("there", Policies.route("OMSB", new Token(100, "XNYS"))),
                        Policies.of("away", Policies.failover(WhenNone.REJECT, "OMSB", "OMSC")))
                .venue("OMSA", State.OPEN);
        RoutingDecision forced = decide();
        assertThat(forced.oms()).isEqualTo("OMSB");
        assertThat(forced.policy()).isEqualTo("there");
        assertThat(forced.edits()).hasSize(1);
        view.venue("OMSB", State.OPEN);
        RoutingDecision away = decide();
        assertThat(away.oms()).isEqualTo("OMSC");
        assertThat(away.policy()).isEqualTo("away");
        assertThat(away.edits()).isEmpty();
    }

    @Test
    void theOtherOmsGetsItsOwnTokens() {
        view.policies(
                        Policies.of(
                                "away",
                                new Control.Failover(
                                        "OMSA",
                                        List.of(
                                                new Control.Target(
                                                        "OMSB", List.of(new Token(100, "XLON")))),
                                        VenueLimits.USUAL,
                                        WhenNone.PASS)))
                .venue("OMSA", State.OPEN);
        assertThat(decide().edits()).containsExactly(new Edit(100, null, "XLON", "away"));
    }

    @Test
    void canariesAreCountedAndTheRestGoesElsewhere() {
        view.policies(AWAY).venue("OMSA", State.HALF_OPEN);
        List<RoutingDecision> ten = IntStream.range(0, 10).mapToObj(i -> decide()).toList();
        assertThat(ten)
                .extracting(RoutingDecision::oms)
                .containsExactly(
                        "OMSA", "OMSA", "OMSA", "OMSA", "OMSA", "OMSB", "OMSB", "OMSB", "OMSB",
                        "OMSB");
        assertThat(ten.getFirst().budgets())
                .extracting("key")
                .containsExactly("away/canary/OMSA/1970-01-01T00:00:00Z");
        // ten come back within the minute: one in 6 s
        CommandId id = new CommandId("T1", 2, 1);
        assertThat(decide(id, Kind.NEW, "2000", null, NOW.plusMillis(5_999)).oms())
                .isEqualTo("OMSB");
        id = new CommandId("T1", 2, 2);
        assertThat(decide(id, Kind.NEW, "2000", null, NOW.plusMillis(6_001)).oms())
                .isEqualTo("OMSA");
    }

    @Test
    void onlySmallOrdersAreCanariesWhereThePolicySaysSo() {
        VenueLimits small = limits(3);
        view.policies(
                        Policies.of(
                                "away",
                                new Control.Failover(
                                        "OMSA",
                                        List.of(new Control.Target("OMSB", List.of())),
                                        small,
                                        WhenNone.PASS)))
                .venue("OMSA", State.HALF_OPEN);
        // the least of EURUSD is 1000
        assertThat(decide("4000").oms()).isEqualTo("OMSB");
        assertThat(decide("3000").oms()).isEqualTo("OMSA");
    }

    @SuppressWarnings("NullAway")
    private static VenueLimits limits(int canaryMinQtys) {
        return new VenueLimits(
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
                null,
                null,
                null,
                null,
                canaryMinQtys);
    }

    @Test
    void requestsFollowTheirOrderToAVenueThatIsNotWell() {
        view.policies(AWAY).venue("OMSA", State.OPEN);
        CommandId order = new CommandId("T1", 1, 1);
        RootOrder root = new RootOrder(order, new ClOrdId("A"), "OMSA", "OMSA-P");
        for (Kind kind : List.of(Kind.CANCEL, Kind.REPLACE, Kind.STATUS)) {
            RoutingDecision decision = decide(new CommandId("T1", 1, 9), kind, "2000", root, NOW);
            assertThat(decision.oms()).isEqualTo("OMSA");
            assertThat(said(decision)).isEqualTo("follows its order");
        }
    }

    @Test
    void whatWasDecidedBeforeGoesThereAgain() {
        CommandId id = new CommandId("T1", 7, 1);
        view.policies(AWAY).routed(id, "OMSB");
        // it had been sent to OMSB, and OMSA is well again
        assertThat(decide(id, Kind.NEW, "2000", null, NOW).oms()).isEqualTo("OMSB");
        view.routed(id, "OMSA").venue("OMSA", State.OPEN);
        assertThat(decide(id, Kind.NEW, "2000", null, NOW).oms()).isEqualTo("OMSA");
    }
}
