package io.interlock.routing.misprice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.Misprice;
import io.interlock.events.Misprice.Action;
import io.interlock.events.Misprice.Cause;
import io.interlock.events.Misprice.State;
import io.interlock.events.ReferencePrice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorTest {
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private Instant now = START;
    private final List<String> told = new ArrayList<>();

    private static MispriceRule rule(int deviation, int outlier, int staleMillis) {
        return new MispriceRule(
                "majors",
                List.of("EUR*"),
                List.of(Environment.LIVE),
                Action.PULL,
                List.of(),
                deviation,
                outlier,
                Duration.ofMillis(staleMillis),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    private static ReferencePrice price(String source, String price, Instant at) {
        return new ReferencePrice(EURUSD, source, null, null, Price.of(price), at);
    }

    private ReferencePrice fresh(String source, String price) {
        return price(source, price, now);
    }

    /** Looks, and notes what is told as told. */
    private Optional<Misprice> look(Detector detector, ReferencePrice... prices) {
        Optional<Misprice> found = detector.look(EURUSD, List.of(prices), now);
        found.ifPresent(one -> {
            told.add(one.state() + " " + one.cause());
            detector.told(one);
        });
        return found;
    }

    private void after(int millis) {
        now = now.plusMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({
        // at the limit, beyond it
        "1.0000, 1.0050, 50, false",
        "1.0000, 1.00500001, 50, true",
        "1.0050, 1.0000, 50, false",
        "100, 101, 99, true",
        "100, 101, 100, false",
        "3, 3.01, 33, true",
        "3, 3.01, 34, false",
        "1, 1, 1, false"
    })
    void sourcesMayBeSoFarApart(String one, String other, int limit, boolean doubted) {
        Detector detector = new Detector(rule(limit, 0, 0));
        look(detector, fresh("LP1", one), fresh("LP2", other));
        after(2_000);
        look(detector, fresh("LP1", one), fresh("LP2", other));
        assertThat(told).isEqualTo(doubted ? List.of("RAISED DEVIATION") : List.of());
    }

    @Test
    void whatIsToldNamesRulePricesAndLimit() {
        Detector detector = new Detector(rule(50, 0, 0));
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2"));
        after(2_000);
        Misprice raised = look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2")).orElseThrow();
        assertThat(raised)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(
                        new Misprice(
                                "",
                                "majors",
                                EURUSD,
                                List.of(Environment.LIVE),
                                State.RAISED,
                                Action.PULL,
                                Cause.DEVIATION,
                                "LP1 has 1.1 and LP2 1.2: 909.0909 bp apart, allowed are 50",
                                START,
                                START.plusSeconds(2)));
        assertThat(detector.mispriced()).containsOnly(java.util.Map.entry(EURUSD, Cause.DEVIATION));
    }

    @Test
    void aDoubtThatDoesNotLastIsNotTold() {
        Detector detector = new Detector(rule(50, 0, 0));
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2"));
        after(1_999);
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2"));
        after(1);
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.1"));
        after(1);
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2"));
        after(1_999);
        look(detector, fresh("LP1", "1.1"), fresh("LP2", "1.2"));
        assertThat(told).as("its time begins anew").isEmpty();
    }

    /** Between the half and the whole of the limit nothing changes. */
    @Test
    void itIsOverWhenItIsFineByHalfForAWhile() {
        Detector detector = new Detector(rule(100, 0, 0));
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.02"));
        after(2_000);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.02"));
        assertThat(told).containsExactly("RAISED DEVIATION");
        for (int i = 0; i < 40; i++) {
            after(1_000);
            look(detector, fresh("LP1", "1"), fresh("LP2", "1.006"));
        }
        assertThat(told).as("60 bp are more than the half").hasSize(1);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.005"));
        after(9_999);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.006"));
        after(1);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.005"));
        after(9_999);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.005"));
        assertThat(told).as("its calm begins anew").hasSize(1);
        after(1);
        look(detector, fresh("LP1", "1"), fresh("LP2", "1.005"));
        assertThat(told).containsExactly("RAISED DEVIATION", "CLEARED DEVIATION");
        assertThat(detector.mispriced()).isEmpty();
    }

    @Test
    void oldPricesAreNotCompared() {
        Detector detector = new Detector(rule(50, 0, 5_000));
        ReferencePrice old = price("LP1", "1.1", now.minusMillis(5_001));
        look(detector, old, fresh("LP2", "1.2"));
        after(2_000);
        look(detector, old, fresh("LP2", "1.2"));
        assertThat(told).isEmpty();
    }

    @Test
    void noSourceWithANewPriceIsStale() {
        Detector detector = new Detector(rule(0, 0, 5_000));
        ReferencePrice newest = fresh("LP1", "1.1");
        after(5_000);
        look(detector, newest);
        after(1);
        look(detector, newest);
        after(2_000);
        Misprice raised = look(detector, newest).orElseThrow();
        assertThat(raised.evidence())
                .isEqualTo("the newest price, 1.1 of LP1, is 7001 ms old, allowed are 5000");
        look(detector, fresh("LP2", "1.1"));
        after(10_000);
        look(detector, fresh("LP2", "1.1"));
        assertThat(told).containsExactly("RAISED STALE", "CLEARED STALE");
    }

    @Test
    void whatWasNeverHeardOfIsNotStale() {
        Detector detector = new Detector(rule(0, 0, 5_000));
        look(detector);
        after(60_000);
        look(detector);
        assertThat(told).isEmpty();
    }

    /** A jump is an outlier until it has been so for half of the window. */
    @Test
    void aJumpIsAnOutlierAndThenTheUsualPrice() {
        Detector detector = new Detector(rule(0, 100, 0));
        for (int i = 0; i < 60; i++) {
            look(detector, fresh("LP1", "100"));
            after(1_000);
        }
        assertThat(told).isEmpty();
        look(detector, fresh("LP1", "102"));
        after(2_000);
        Misprice raised = look(detector, fresh("LP1", "102")).orElseThrow();
        assertThat(raised.evidence())
                .isEqualTo(
                        "LP1 has 102, 200 bp from the 100 that it had within 60 s, allowed are 100");
        for (int i = 0; i < 60; i++) {
            after(1_000);
            look(detector, fresh("LP1", "102"));
        }
        assertThat(told).containsExactly("RAISED OUTLIER", "CLEARED OUTLIER");
    }

    @Test
    void aFewSamplesAreNoHistory() {
        Detector detector = new Detector(rule(0, 100, 0));
        for (int i = 0; i < History.LEAST - 1; i++) {
            look(detector, fresh("LP1", "100"));
            after(2_000);
        }
        look(detector, fresh("LP1", "150"));
        after(2_000);
        assertThat(look(detector, fresh("LP1", "150"))).isEmpty();
    }

    @Test
    void onlyTheRulesSourcesAreCompared() {
        MispriceRule two =
                new MispriceRule(
                        "two",
                        List.of("EURUSD"),
                        List.of(Environment.LIVE),
                        Action.PROPOSE,
                        List.of("LP1", "LP2"),
                        50,
                        0,
                        Duration.ZERO,
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        Duration.ZERO);
        Detector detector = new Detector(two);
        look(detector, fresh("LP1", "1.1"), fresh("OTHER", "2"));
        look(detector, fresh("LP1", "1.1"), fresh("OTHER", "2"));
        assertThat(told).isEmpty();
        assertThat(detector.isAbout(EURUSD)).isTrue();
        assertThat(detector.isAbout(new Symbol("EURUSDX"))).isFalse();
    }

    /** Kafka was away, or duty changed: one fact, one id. */
    @Test
    void whatWasNotTakenIsToldAgainUnderTheSameId() {
        Detector detector = new Detector(rule(50, 0, 0));
        List<ReferencePrice> prices = List.of(price("LP1", "1.1", now), price("LP2", "1.2", now));
        detector.look(EURUSD, prices, now);
        Misprice first = detector.look(EURUSD, prices, now.plusMillis(2_000)).orElseThrow();
        Misprice again = detector.look(EURUSD, prices, now.plusMillis(2_250)).orElseThrow();
        assertThat(again.id()).isEqualTo(first.id());
        detector.told(again);
        assertThat(detector.look(EURUSD, prices, now.plusMillis(2_500))).isEmpty();

        Detector heir = new Detector(rule(50, 0, 0));
        heir.told(first);
        assertThat(heir.look(EURUSD, prices, now.plusMillis(9_000))).isEmpty();
        assertThat(heir.mispriced()).containsOnlyKeys(EURUSD);
    }

    /** Whatever prices come: raised and cleared take turns, none before its time. */
    @Test
    void raisedAndClearedTakeTurnsAndTakeTheirTime() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            now = START;
            Detector detector = new Detector(rule(100, 100, 3_000));
            Misprice last = null;
            Instant lastPrice = now;
            String one = "1";
            String other = "1";
            for (int step = 0; step < 400; step++) {
                after(100 + random.nextInt(900));
                if (random.nextInt(10) == 0) {
                    one = String.valueOf(1 + random.nextInt(4) / 100.0);
                    other = String.valueOf(1 + random.nextInt(4) / 100.0);
                }
                if (random.nextInt(20) > 0) {
                    lastPrice = now;
                }
                ReferencePrice[] prices = {
                    price("LP1", one, lastPrice), price("LP2", other, lastPrice)
                };
                Optional<Misprice> found = look(detector, prices);
                if (found.isPresent()) {
                    Misprice event = found.get();
                    State expected =
                            last == null || last.state() == State.CLEARED
                                    ? State.RAISED
                                    : State.CLEARED;
                    assertThat(event.state()).as("seed %d", seed).isEqualTo(expected);
                    if (event.state() == State.RAISED) {
                        assertThat(Duration.between(event.since(), event.at()))
                                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
                    } else {
                        Misprice raised = Objects.requireNonNull(last);
                        assertThat(event.since()).isEqualTo(raised.since());
                        assertThat(Duration.between(raised.at(), event.at()))
                                .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
                    }
                    last = event;
                }
                assertThat(detector.mispriced().isEmpty())
                        .isEqualTo(last == null || last.state() == State.CLEARED);
            }
        }
    }

    @Test
    void aRuleThatLooksAtNothingIsRefused() {
        assertThatThrownBy(() -> rule(0, 0, 0))
                .hasMessage(
                        "interlock.routing.misprice.rules: deviation-bps, outlier-bps and stale-after"
                                + " cannot be all 0: nothing would be looked at");
        assertThatThrownBy(() -> rule(-1, 5, 0))
                .hasMessage("interlock.routing.misprice.rules: deviation-bps cannot be -1");
    }
}
