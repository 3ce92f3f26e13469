package io.interlock.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.position.Holdings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Close-only at its boundaries. */
class CloseOnlyRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final CommandId ROOT = new CommandId("T1", 1, 1);
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final String ONLY =
            "Only orders that close a position pass in Symbol(55) EURUSD: delisted; ";

    private final ViewOfTest view =
            new ViewOfTest().policies(Policies.of("last", new Control.CloseOnly("delisted")));

    private static Holdings holdings(String net, OpenOrder... orders) {
        return new Holdings(
                List.of(
                        new Position(
                                EURUSD, new BigDecimal(net), Price.of("1.1"), null, Instant.EPOCH)),
                List.of(orders));
    }

    private static OpenOrder order(Side side, String qty, String filled) {
        return new OpenOrder(
                ROOT, EURUSD, side, Quantity.of(qty), Quantity.of(filled), Price.of("1.1"));
    }

    private RoutingDecision decide(Kind kind, String side, String qty) {
        return Decisions.decide(
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261123-10:00:00|11=B|1=L1|55=EURUSD|40=2|44=1.1|54=%s|38=%s|"
                                                .formatted(side, qty))
                                        .replace('|', FixMessage.SOH)),
                        kind,
                        new CommandId("T1", 1, 9),
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofSeconds(5)),
                        null,
                        kind == Kind.NEW
                                ? null
                                : new RootOrder(ROOT, new ClOrdId("A"), "OMSA", "OMSA-P"),
                        NOW),
                view,
                NOW);
    }

    private void passes(String side, String qty) {
        assertThat(decide(Kind.NEW, side, qty).rejection()).isNull();
    }

    private void rejected(String side, String qty, int code, String text) {
        assertThat(decide(Kind.NEW, side, qty).rejection())
                .isEqualTo(new Rejection("close-only", code, 2, text + " (policy last v3)"));
    }

    @Test
    void aLongPositionMayBeSoldToTheUnit() {
        view.holding(holdings("5000"));
        passes("2", "4000");
        passes("2", "5000");
        passes("5", "5000");
        rejected(
                "2",
                "6000",
                3,
                ONLY + "OrderQty(38) 6000 exceeds 5000 that open orders leave to close of 5000");
        rejected("1", "1000", 0, ONLY + "Side(54) BUY does not close 5000");
    }

    @Test
    void aShortPositionMayBeBoughtBack() {
        view.holding(holdings("-5000"));
        passes("1", "5000");
        rejected(
                "1",
                "6000",
                3,
                ONLY + "OrderQty(38) 6000 exceeds 5000 that open orders leave to close of -5000");
        rejected("2", "1000", 0, ONLY + "Side(54) SELL does not close -5000");
    }

    @Test
    void withoutAPositionNothingPasses() {
        rejected("1", "1000", 0, ONLY + "Side(54) BUY does not close 0");
    }

    @Test
    void openOrdersThatCloseCountAndOthersDoNot() {
        view.holding(holdings("5000", order(Side.SELL, "4000", "1000")));
        passes("2", "2000");
        rejected(
                "2",
                "3000",
                3,
                ONLY + "OrderQty(38) 3000 exceeds 2000 that open orders leave to close of 5000");
        view.holding(holdings("5000", order(Side.BUY, "4000", "0")));
        passes("2", "5000");
    }

    @Test
    void aReplaceIsWeighedInsteadOfItsOrder() {
        view.holding(holdings("5000", order(Side.SELL, "4000", "1000")));
        assertThat(decide(Kind.REPLACE, "2", "6000").rejection()).isNull();
        assertThat(decide(Kind.REPLACE, "2", "7000").rejection())
                .extracting("rule", "text")
                .containsExactly(
                        "close-only",
                        ONLY
                                + "OrderQty(38) 7000 exceeds 6000 that open orders leave to close of"
                                + " 5000 (policy last v3)");
        assertThat(decide(Kind.CANCEL, "2", "7000").rejection()).isNull();
    }

    @Test
    void whatTheAccountHeldIsRecorded() {
        Holdings held = holdings("5000", order(Side.SELL, "4000", "1000"));
        view.holding(held);
        assertThat(decide(Kind.NEW, "2", "1000").held())
                .isEqualTo(new RoutingDecision.Held(held.positions(), held.orders(), null, null));
    }

    @Test
    void stalePositionsCloseItAndNothingElse() {
        view.holding(holdings("5000")).positionsStaleBecause("accounts.positions.v1 is 3 s old");
        rejected("2", "1000", 0, "Positions are not known: accounts.positions.v1 is 3 s old");
        view.policies(new RoutingPolicy[0]);
        passes("2", "1000");
        assertThat(decide(Kind.NEW, "2", "1000").held()).isNull();
    }
}
