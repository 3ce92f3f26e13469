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
import io.interlock.events.AccountState.Funds;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Held;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.position.Holdings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Margin at its boundaries: leverage 10, so that 1,000 at 2 need 200. */
class MarginRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final CommandId ROOT = new CommandId("T1", 1, 1);
    private static final String BUY = "55=EURUSD|54=1|40=2|44=2|38=";
    private static final String SELL = "55=EURUSD|54=2|40=2|44=2|38=";

    private final ViewOfTest view = new ViewOfTest().policies(Policies.of("m", margin("1", null)));

    private static Control margin(String multiplier, @Nullable Long age) {
        return new Control.Margin(
                BigDecimal.TEN,
                Map.of("pro", new BigDecimal("100")),
                new BigDecimal(multiplier),
                Map.of("USD/EUR", new BigDecimal("0.5")),
                age);
    }

    private ViewOfTest funds(String amount) {
        return view.funded(null, new Funds(new BigDecimal(amount), "USD"));
    }

    private static Position position(String symbol, String net, String avgPx) {
        return new Position(
                new Symbol(symbol), new BigDecimal(net), Price.of(avgPx), null, Instant.EPOCH);
    }

    private static OpenOrder order(String symbol, Side side, String qty, String filled) {
        return new OpenOrder(
                ROOT,
                new Symbol(symbol),
                side,
                Quantity.of(qty),
                Quantity.of(filled),
                Price.of("2"));
    }

    private RoutingDecision decide(Kind kind, String body) {
        return Decisions.decide(
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261123-10:00:00|11=B|1=L1|" + body + "|")
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

    private void passes(String body) {
        assertThat(decide(Kind.NEW, body).rejection()).isNull();
    }

    private void rejected(String body, String text) {
        rejected(Kind.NEW, body, text);
    }

    private void rejected(Kind kind, String body, String text) {
        assertThat(decide(kind, body).rejection())
                .isEqualTo(new Rejection("margin", 3, 2, text + " (policy m v3)"));
    }

    @Test
    void anOrderMayUseAllThatIsFreeAndNoCentMore() {
        funds("200.01");
        passes(BUY + "1000");
        funds("200");
        passes(BUY + "1000");
        funds("199.99");
        rejected(BUY + "1000", "The order needs 200.00 USD of margin, 199.99 are free of 199.99");
    }

    @Test
    void positionsAndOpenOrdersUseTheirPart() {
        funds("1000")
                .holding(
                        new Holdings(
                                List.of(
                                        position("EURUSD", "2000", "1.5"),
                                        position("US500", "-1000", "1")),
                                List.of(order("EURUSD", Side.BUY, "2000", "1000"))));
        // 300 for EURUSD, 200 for its order, 100 for US500: 400 are free
        passes(BUY + "2000");
        rejected(BUY + "3000", "The order needs 600.00 USD of margin, 400.00 are free of 1000");
    }

    @Test
    void reducingPassesWhateverThereIs() {
        funds("0")
                .holding(
                        new Holdings(
                                List.of(position("EURUSD", "5000", "2")),
                                List.of(order("EURUSD", Side.SELL, "2000", "0"))));
        passes(SELL + "3000");
        // to the other side as far as the same margin goes
        passes(SELL + "8000");
        rejected(SELL + "9000", "The order needs 200.00 USD of margin, -1000.00 are free of 0");
        view.funded(null, null);
        passes(SELL + "3000");
        rejected(SELL + "4000", "The funds of Account(1) L1 are not known");
    }

    @Test
    void theGroupGivesTheLeverageAndTheMultiplierRaisesTheMargin() {
        view.funded("pro", new Funds(new BigDecimal("20"), "USD"));
        passes(BUY + "1000");
        view.funded("other", new Funds(new BigDecimal("20"), "USD"));
        rejected(BUY + "1000", "The order needs 200.00 USD of margin, 20.00 are free of 20");
        view.policies(Policies.of("m", margin("1.5", null)));
        funds("300");
        passes(BUY + "1000");
        funds("299");
        rejected(BUY + "1000", "The order needs 300.00 USD of margin, 299.00 are free of 299");
    }

    @Test
    void thePolicyThatIsAskedFirstReplacesTheOthers() {
        funds("400");
        view.policies(
                Policies.of("m", margin("1", null)), Policies.of("news", 5, margin("2", null)));
        passes(BUY + "1000");
        assertThat(decide(Kind.NEW, BUY + "2000").policy()).isEqualTo("news");
    }

    @Test
    void anotherCurrencyNeedsARate() {
        view.funded(null, new Funds(new BigDecimal("100"), "EUR"));
        passes(BUY + "1000");
        rejected(BUY + "2000", "The order needs 200.00 EUR of margin, 100.00 are free of 100");
        view.funded(null, new Funds(new BigDecimal("100"), "CHF"));
        rejected(BUY + "1000", "The order's margin is not known: no rate from USD to CHF");
    }

    @Test
    void aMarketOrderIsWorthTheLastTradeWhileThatIsYoung() {
        String market = "55=EURUSD|54=1|40=1|38=1000";
        funds("200").traded("EURUSD", "2", NOW.minusMillis(1_000));
        String unknown =
                "The order's margin is not known: no price of Symbol(55) EURUSD is known for"
                        + " OrdType(40) MARKET";
        rejected(market, unknown);
        view.policies(Policies.of("m", margin("1", 999L)));
        rejected(market, unknown);
        view.policies(Policies.of("m", margin("1", 1_000L)));
        passes(market);
        view.traded("EURUSD", "2.01", NOW);
        rejected(market, "The order needs 201.00 USD of margin, 200.00 are free of 200");
    }

    @Test
    void aReplaceNeedsOnlyWhatIsMore() {
        funds("400")
                .holding(
                        new Holdings(
                                List.of(position("EURUSD", "1000", "2")),
                                List.of(order("EURUSD", Side.BUY, "2000", "1000"))));
        assertThat(decide(Kind.REPLACE, BUY + "2000").rejection()).isNull();
        rejected(
                Kind.REPLACE,
                BUY + "3000",
                "The order needs 200.00 USD of margin, 0.00 are free of 400");
    }

    @Test
    void whatTheDecisionWeighedIsRecordedAndDecidesAlikeAgain() {
        Holdings holdings =
                new Holdings(
                        List.of(position("EURUSD", "1000", "2")),
                        List.of(order("EURUSD", Side.BUY, "2000", "1000")));
        funds("1000").holding(holdings);
        RoutingDecision decision = decide(Kind.NEW, BUY + "1000");
        Held held = decision.held();
        assertThat(held)
                .isEqualTo(
                        new Held(
                                holdings.positions(),
                                holdings.orders(),
                                null,
                                new Funds(new BigDecimal("1000"), "USD")));
        assertThat(decide(Kind.NEW, BUY + "1000")).isEqualTo(decision);
    }

    @Test
    void stalePositionsRejectWithTheReason() {
        funds("1000").positionsStaleBecause("accounts.positions.v1 is being loaded");
        assertThat(decide(Kind.NEW, BUY + "1000").rejection())
                .extracting("rule", "ordRejReason", "text")
                .containsExactly(
                        "margin",
                        0,
                        "Positions are not known: accounts.positions.v1 is being loaded"
                                + " (policy m v3)");
    }
}
