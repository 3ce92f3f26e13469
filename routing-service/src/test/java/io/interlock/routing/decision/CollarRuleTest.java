package io.interlock.routing.decision;

import static io.interlock.routing.decision.Guarding.collar;
import static io.interlock.routing.decision.Guarding.order;
import static io.interlock.routing.decision.Guarding.price;
import static io.interlock.routing.decision.Guarding.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.ReferencePrice;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Then;
import io.interlock.routing.reference.PriceBook;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.reference.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A collar of 1 % about a reference price of 2. */
class CollarRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String BUY = "54=1|40=2|38=1000|44=";
    private static final String SELL = "54=2|40=2|38=1000|44=";

    private final PriceBook book = new PriceBook();

    private void known(ReferencePrice... prices) {
        for (ReferencePrice price : prices) {
            assertThat(book.take(price, NOW)).isTrue();
        }
    }

    private RoutingDecision decide(Control.Collar collar, String body) {
        return Decisions.decide(order(9, body, NOW), view(collar, book), NOW);
    }

    private static ViewOfTest view(Control.Collar collar, Prices prices) {
        return new ViewOfTest()
                .policies(Policies.of("near", collar))
                .guards(new Guards(prices, order -> null, key -> null));
    }

    private String answer(Control.Collar collar, String body) {
        RoutingDecision decision = decide(collar, body);
        // by what it wrote down alone it comes out the same
        assertThat(
                        Decisions.decide(
                                decision.command(),
                                view(collar, new Recorded(decision.inputs(), Prices.NONE)),
                                decision.decidedAt()))
                .isEqualTo(decision);
        return said(decision);
    }

    private static Control.Collar like(
            Control.Collar collar, boolean bothWays, Then whenStale, Then unpriced) {
        return new Control.Collar(
                collar.sources(),
                collar.maxBps(),
                bothWays,
                collar.staleAfterMillis(),
                whenStale,
                unpriced,
                collar.maxMoveBps(),
                collar.moveWindowMillis());
    }

    private static Control.Collar calm(@Nullable String bps, @Nullable Long windowMillis) {
        Control.Collar collar = collar("10000");
        return new Control.Collar(
                collar.sources(),
                collar.maxBps(),
                false,
                collar.staleAfterMillis(),
                Then.REJECT,
                Then.PASS,
                bps == null ? null : new BigDecimal(bps),
                windowMillis);
    }

    @Test
    void aBuyIsNotAboveTheBound() {
        known(price("LP1", "2", NOW));
        assertThat(answer(collar("100"), BUY + "2.02")).isEqualTo("to OMSA");
        assertThat(answer(collar("100"), BUY + "2.01999")).isEqualTo("to OMSA");
        assertThat(answer(collar("100"), BUY + "2.02001"))
                .isEqualTo(
                        "price-collar 3: Price(44) 2.02001 is 100.05 bp above the reference price 2"
                                + " of LP1; allowed are 100 bp (policy near v3)");
        assertThat(answer(collar("100"), BUY + "0.00001")).isEqualTo("to OMSA");
    }

    @Test
    void aSellIsNotBelowTheBound() {
        known(price("LP1", "2", NOW));
        assertThat(answer(collar("100"), SELL + "1.98")).isEqualTo("to OMSA");
        assertThat(answer(collar("100"), SELL + "1.97999"))
                .isEqualTo(
                        "price-collar 3: Price(44) 1.97999 is 100.05 bp below the reference price 2"
                                + " of LP1; allowed are 100 bp (policy near v3)");
        assertThat(answer(collar("100"), SELL + "900")).isEqualTo("to OMSA");
    }

    @ParameterizedTest
    @CsvSource({"1,1.98,true", "1,1.97999,false", "2,2.02,true", "2,2.02001,false"})
    void bothWaysTheOtherSideHasABoundToo(int side, String price, boolean passes) {
        known(price("LP1", "2", NOW));
        Control.Collar both = like(collar("100"), true, Then.REJECT, Then.PASS);
        String answer = answer(both, "54=" + side + "|40=2|38=1000|44=" + price);
        assertThat(answer.equals("to OMSA")).isEqualTo(passes);
    }

    @Test
    void aStopPriceIsComparedToo() {
        known(price("LP1", "2", NOW));
        assertThat(answer(collar("100"), "54=1|40=3|38=1000|99=2.02")).isEqualTo("to OMSA");
        assertThat(answer(collar("100"), "54=1|40=3|38=1000|99=2.02001"))
                .startsWith("price-collar 3: StopPx(99) 2.02001 is 100.05 bp above");
    }

    @Test
    void aNegativePriceHasBoundsAsWell() {
        known(price("LP1", "-2", NOW));
        assertThat(answer(collar("100"), BUY + "-1.98")).isEqualTo("to OMSA");
        assertThat(answer(collar("100"), BUY + "-1.97999")).startsWith("price-collar");
        known(price("LP1", "0", NOW));
        assertThat(answer(collar("100"), BUY + "0.1")).contains("countless bp above");
    }

    @Test
    void aPriceIsFreshUpToItsAgeAndNotAMillisecondMore() {
        known(price("LP1", "2", NOW.minusMillis(2_000)));
        assertThat(answer(collar("100"), BUY + "2")).isEqualTo("to OMSA");
        PriceBook older = new PriceBook();
        assertThat(older.take(price("LP1", "2", NOW.minusMillis(2_001)), NOW)).isTrue();
        RoutingDecision no =
                Decisions.decide(order(9, BUY + "2", NOW), view(collar("100"), older), NOW);
        assertThat(said(no))
                .isEqualTo(
                        "price-collar 3: The reference price for Symbol(55) EURUSD is 2001 ms old,"
                                + " 2 of LP1; allowed are 2000 ms (policy near v3)");
        RoutingDecision yes =
                Decisions.decide(
                        order(9, BUY + "9", NOW),
                        view(like(collar("100"), false, Then.PASS, Then.PASS), older),
                        NOW);
        assertThat(said(yes)).isEqualTo("to OMSA");
        assertThat(yes.trace().toString()).contains("near v3 lets it pass: The reference price");
    }

    @Test
    void withoutAnyPriceThePolicySaysWhatHappens() {
        assertThat(answer(collar("100"), BUY + "2"))
                .isEqualTo(
                        "price-collar 3: No reference price is known for Symbol(55) EURUSD (policy"
                                + " near v3)");
        assertThat(answer(collar("100", "LP1", "LP2"), BUY + "2"))
                .contains("No reference price of LP1, LP2 is known");
        assertThat(answer(like(collar("100"), false, Then.PASS, Then.PASS), BUY + "2"))
                .isEqualTo("to OMSA");
    }

    @Test
    void marketOrdersPassOrNotByThePolicyButNotWithoutAFreshPrice() {
        String market = "54=1|40=1|38=1000|";
        assertThat(answer(collar("100"), market)).contains("No reference price is known");
        known(price("LP1", "2", NOW));
        assertThat(answer(collar("100"), market)).isEqualTo("to OMSA");
        assertThat(answer(like(collar("100"), false, Then.REJECT, Then.REJECT), market))
                .contains("neither Price(44) nor StopPx(99)");
    }

    @Test
    void theFirstFreshSourceCounts() {
        known(
                price("LP1", "2", NOW.minusMillis(2_001)),
                price("LP2", "3", NOW.minusMillis(500)),
                price("LP3", "4", NOW));
        assertThat(answer(collar("100", "LP1", "LP2", "LP3"), BUY + "3.03")).isEqualTo("to OMSA");
        assertThat(answer(collar("100", "LP1", "LP2", "LP3"), BUY + "3.04"))
                .contains("the reference price 3 of LP2");
        assertThat(answer(collar("100"), BUY + "4.04")).isEqualTo("to OMSA");
        assertThat(answer(collar("100", "LP1"), BUY + "2")).contains("2001 ms old, 2 of LP1");
    }

    @Test
    void theReferenceIsTheMiddleOfBidAndAsk() {
        known(
                new ReferencePrice(
                        new Symbol("EURUSD"),
                        "LP1",
                        Price.of("1.99"),
                        Price.of("2.01"),
                        Price.of("7"),
                        NOW));
        RoutingDecision decision = decide(collar("100"), BUY + "2.02");
        assertThat(said(decision)).isEqualTo("to OMSA");
        assertThat(decision.inputs())
                .containsExactly(new Input("reference/EURUSD", "LP1", new BigDecimal("2"), NOW));
    }

    @Test
    void nothingPassesWhileTheReferenceMovesTooMuch() {
        known(price("LP1", "2", NOW.minusSeconds(30)), price("LP1", "2.02", NOW));
        assertThat(answer(calm("100", 60_000L), BUY + "2")).isEqualTo("to OMSA");
        assertThat(answer(calm("99.9", 60_000L), BUY + "2"))
                .isEqualTo(
                        "price-collar 3: The reference price for Symbol(55) EURUSD moved between 2"
                                + " and 2.02 within 60000 ms, more than 99.9 bp (policy near v3)");
        assertThat(answer(calm("99.9", 10_000L), BUY + "2")).contains("moved between 2 and 2.02");
        assertThat(answer(calm(null, null), BUY + "2")).isEqualTo("to OMSA");
    }

    @Test
    void replacesAreComparedAndCancelsAreNot() {
        known(price("LP1", "2", NOW));
        ViewOfTest view = view(collar("100"), book);
        var replace = Guarding.message(9, Kind.REPLACE, BUY + "3", NOW);
        assertThat(said(Decisions.decide(replace, view, NOW))).startsWith("price-collar");
        var cancel = Guarding.message(9, Kind.CANCEL, BUY + "3", NOW);
        assertThat(said(Decisions.decide(cancel, view, NOW))).isEqualTo("to OMSA");
    }

    @Test
    void everyCollarMustFit() {
        known(price("LP1", "2", NOW));
        ViewOfTest view =
                view(collar("100"), book)
                        .policies(
                                Policies.of("wide", 1, collar("1000")),
                                Policies.of("narrow", 2, collar("10")));
        assertThat(said(Decisions.decide(order(9, BUY + "2.01", NOW), view, NOW)))
                .contains("(policy narrow v3)");
        assertThat(List.of(said(Decisions.decide(order(9, BUY + "2.002", NOW), view, NOW))))
                .containsExactly("to OMSA");
    }
}
