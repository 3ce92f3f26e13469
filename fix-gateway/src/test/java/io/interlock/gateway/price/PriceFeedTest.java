package io.interlock.gateway.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.ReferencePrice;
import io.interlock.fix.FixMessage;
import io.interlock.gateway.price.PriceFeed.Bad;
import io.interlock.gateway.price.PriceFeed.Fault;
import io.interlock.gateway.price.PriceFeed.Taken;
import io.interlock.gateway.session.SessionDefinition.MarketData;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFeedTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-30T12:00:01Z");
    private static final String HEAD = "8=FIX.4.4|9=1|%s49=LP1|52=20261130-12:00:00.500|";
    private static final Instant SENT = Instant.parse("2026-11-30T12:00:00.500Z");

    private final Subscription subscription =
            new Subscription(new MarketData(List.of("EURUSD=EUR/USD", "XAUUSD"), 1, 5), 7);
    private final PriceFeed feed = new PriceFeed("LP1", subscription);

    private Taken take(String type, String body) {
        String text = HEAD.formatted("35=" + type + "|") + body + "10=000|";
        return feed.take(FixMessage.of(text.replace('|', '\u0001')), RECEIVED);
    }

    /** {@code EURUSD 1.1/1.2 last 1.15 at ...}; a dash for what there is none of. */
    private static List<String> shown(Taken taken) {
        return taken.prices().stream().map(PriceFeedTest::shown).toList();
    }

    private static String shown(ReferencePrice price) {
        return "%s %s %s/%s last %s at %s"
                .formatted(
                        price.source(),
                        price.symbol(),
                        price.bid() == null ? "-" : price.bid(),
                        price.ask() == null ? "-" : price.ask(),
                        price.last() == null ? "-" : price.last(),
                        price.at());
    }

    private static List<Fault> faults(Taken taken) {
        return taken.bad().stream().map(Bad::fault).toList();
    }

    @Test
    void eachSymbolIsAskedForByARequestOfItsOwn() {
        assertThat(subscription.requests())
                .containsExactly(
                        org.assertj.core.api.Assertions.entry("IL7-1", "EUR/USD"),
                        org.assertj.core.api.Assertions.entry("IL7-2", "XAUUSD"));
    }

    @Test
    void aSnapshotIsOfItsSendingTime() {
        Taken taken =
                take("W", "262=IL7-1|55=EUR/USD|268=3|269=0|270=1.1|269=1|270=1.2|269=2|270=1.15|");
        assertThat(shown(taken)).containsExactly("LP1 EURUSD 1.1/1.2 last 1.15 at " + SENT);
        assertThat(taken.bad()).isEmpty();
    }

    @Test
    void anEntryHasATimeOfItsOwn() {
        Taken taken =
                take(
                        "W",
                        "55=XAUUSD|268=2|269=0|270=2650|272=20261129|273=23:59:59.250|"
                                + "269=1|270=2651|272=20261130|273=00:00:02|");
        assertThat(shown(taken))
                .containsExactly("LP1 XAUUSD 2650/2651 last - at 2026-11-30T00:00:02Z");
    }

    @Test
    void aSnapshotReplacesWhatWasKnown() {
        take("W", "55=XAUUSD|268=2|269=0|270=2650|269=1|270=2651|");
        assertThat(shown(take("W", "55=XAUUSD|268=1|269=1|270=2660|")))
                .containsExactly("LP1 XAUUSD -/2660 last - at " + SENT);
        assertThat(take("W", "55=XAUUSD|268=0|")).isEqualTo(new Taken(List.of(), List.of()));
    }

    @Test
    void entriesAreChangedAndDeletedByTheirIds() {
        take(
                "X",
                "268=3|279=0|269=0|278=b1|55=XAUUSD|270=2650|"
                        + "279=0|269=0|278=b2|55=XAUUSD|270=2649|279=0|269=1|278=o1|55=XAUUSD|270=2651|");
        assertThat(shown(take("X", "268=1|279=1|278=b2|270=2650.5|")))
                .containsExactly("LP1 XAUUSD 2650.5/2651 last - at " + SENT);
        assertThat(shown(take("X", "268=1|279=2|278=b2|")))
                .containsExactly("LP1 XAUUSD 2650/2651 last - at " + SENT);
        assertThat(shown(take("X", "268=1|279=0|269=1|278=o2|280=o1|270=2652|")))
                .as("MDEntryRefID(280) is the one it takes the place of")
                .containsExactly("LP1 XAUUSD 2650/2652 last - at " + SENT);
        assertThat(shown(take("X", "268=1|279=1|278=b1|271=500000|")))
                .as("only the size has changed")
                .containsExactly("LP1 XAUUSD 2650/2652 last - at " + SENT);
    }

    @Test
    void withoutIdsThereIsOneOfAType() {
        take("X", "262=IL7-1|268=2|279=0|269=0|270=1.1|279=0|269=1|270=1.2|");
        assertThat(shown(take("X", "262=IL7-1|268=1|279=1|269=0|270=1.15|")))
                .containsExactly("LP1 EURUSD 1.15/1.2 last - at " + SENT);
        assertThat(shown(take("X", "262=IL7-1|268=1|279=2|269=0|")))
                .containsExactly("LP1 EURUSD -/1.2 last - at " + SENT);
    }

    @Test
    void anEntryWithoutSymbolIsOfTheOneBefore() {
        assertThat(
                        shown(
                                take(
                                        "X",
                                        "268=4|279=0|55=XAUUSD|269=0|270=2650|279=0|269=1|270=2651|"
                                                + "279=0|55=EUR/USD|269=0|270=1.1|279=0|269=1|270=1.2|")))
                .containsExactly(
                        "LP1 XAUUSD 2650/2651 last - at " + SENT,
                        "LP1 EURUSD 1.1/1.2 last - at " + SENT);
    }

    /** A side that goes leaves the trade of an hour ago: it is not said to be of now. */
    @Test
    void aTradeKeepsItsTime() {
        take(
                "X",
                "262=IL7-1|268=3|279=0|269=0|270=1.1|279=0|269=1|270=1.2|"
                        + "279=0|269=2|278=T1|270=1.15|272=20261130|273=11:00:00|");
        assertThat(shown(take("X", "262=IL7-1|268=1|279=2|269=1|")))
                .containsExactly("LP1 EURUSD 1.1/- last 1.15 at 2026-11-30T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "55=XAUUSD|269=0|270=abc, NOT_A_NUMBER, MDEntryPx(270) abc of XAUUSD is no number",
        "55=XAUUSD|269=0|270=1E9, NOT_A_NUMBER, MDEntryPx(270) 1E9 of XAUUSD is no number",
        "55=XAUUSD|269=0|270=., NOT_A_NUMBER, MDEntryPx(270) . of XAUUSD is no number",
        "55=XAUUSD|269=0, NOT_A_NUMBER, MDEntryPx(270) (none) of XAUUSD is no number",
        "55=XAUUSD|269=0|270=0.00, NOT_POSITIVE, MDEntryPx(270) 0.00 of XAUUSD is not above zero",
        "55=XAUUSD|269=0|270=-2, NOT_POSITIVE, MDEntryPx(270) -2 of XAUUSD is not above zero",
        "55=NOPE|269=0|270=2, UNKNOWN_SYMBOL, Symbol(55) NOPE was not asked for",
        "269=0|270=2, UNKNOWN_SYMBOL, Symbol(55) (none) was not asked for"
    })
    void aBadEntryIsToldAndTheOthersCount(String entry, Fault fault, String words) {
        Taken taken = take("X", "268=2|279=0|" + entry + "|279=0|269=1|55=XAUUSD|270=2651|");
        assertThat(taken.bad()).containsExactly(new Bad(fault, words));
        assertThat(shown(taken)).containsExactly("LP1 XAUUSD -/2651 last - at " + SENT);
    }

    @Test
    void aCrossedMarketSaysNothingUntilItIsNone() {
        Taken crossed = take("W", "55=XAUUSD|268=2|269=0|270=2652|269=1|270=2651|");
        assertThat(crossed.prices()).isEmpty();
        assertThat(crossed.bad())
                .containsExactly(
                        new Bad(Fault.CROSSED, "XAUUSD is crossed: bid 2652 above offer 2651"));
        assertThat(shown(take("X", "268=1|279=1|269=0|55=XAUUSD|270=2651|")))
                .as("a locked market is none")
                .containsExactly("LP1 XAUUSD 2651/2651 last - at " + SENT);
    }

    @Test
    void otherActionsAndTypesAreNoPrices() {
        assertThat(faults(take("X", "268=1|279=9|269=0|55=XAUUSD|270=2651|")))
                .containsExactly(Fault.UNKNOWN_ACTION);
        assertThat(take("X", "268=1|279=0|269=4|55=XAUUSD|270=2651|"))
                .isEqualTo(new Taken(List.of(), List.of()));
    }

    @Test
    void aSnapshotOfWhatNobodyAskedForIsTold() {
        assertThat(take("W", "55=NOPE|268=1|269=0|270=1|").bad())
                .containsExactly(
                        new Bad(Fault.UNKNOWN_SYMBOL, "Symbol(55) NOPE was not asked for"));
    }

    @Test
    void aBookDoesNotGrowForEver() {
        for (int i = 0; i < Quotes.CAPACITY; i++) {
            take("X", "268=1|279=0|269=0|55=XAUUSD|270=1|278=id" + i + "|");
        }
        assertThat(faults(take("X", "268=1|279=0|269=0|55=XAUUSD|270=1|278=more|")))
                .containsExactly(Fault.TOO_MANY);
        assertThat(shown(take("X", "268=1|279=1|278=id3|270=5|")))
                .containsExactly("LP1 XAUUSD 5/- last - at " + SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "20261130, 11:59:59.123456, 2026-11-30T11:59:59.123456Z",
        ", 11:59:59, 2026-11-30T11:59:59Z",
        ", 23:59:59, 2026-11-29T23:59:59Z",
        ", 25:00:00, 2026-11-30T00:00:30Z",
        "20261341, 00:00:29, 2026-11-30T00:00:29Z",
        "20161231, 23:59:60, 2016-12-31T23:59:59Z"
    })
    void timesAreReadAsFixWritesThem(String date, String time, Instant expected) {
        Instant sent =
                time.startsWith("11")
                        ? Instant.parse("2026-11-30T12:00:00Z")
                        : Instant.parse("2026-11-30T00:00:30Z");
        assertThat(EntryTime.of(date, time, sent)).isEqualTo(expected);
    }

    @Test
    void aSendingTimeThatCannotBeReadIsWhenItCame() {
        assertThat(EntryTime.sent("20261130-12:00:00.500", RECEIVED)).isEqualTo(SENT);
        assertThat(EntryTime.sent("yesterday", RECEIVED)).isEqualTo(RECEIVED);
        assertThat(EntryTime.sent(null, RECEIVED)).isEqualTo(RECEIVED);
    }
}
