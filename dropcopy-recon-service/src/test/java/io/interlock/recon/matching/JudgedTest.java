package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;
import static io.interlock.recon.matching.Trades.dropCopy;
import static io.interlock.recon.matching.Trades.platform;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Patience;
import io.interlock.recon.breaks.Patience.Silence;
import io.interlock.recon.breaks.Tolerances;
import io.interlock.recon.matching.Judged.Stored;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgedTest {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Map<TradeKey, Stored> store = new HashMap<>();
    private final Map<TradeKey, List<Evidenced>> breaks = new HashMap<>();
    private List<Silence> silences = List.of();

    private void take(TradeReport... reports) {
        save(
                Judged.of(
                        key -> store.getOrDefault(key, Stored.nothing(key)),
                        List.of(reports),
                        oms -> patience(Instant.EPOCH),
                        Tolerances.USUAL));
    }

    private void sweep(Instant upTo) {
        save(
                List.copyOf(store.values()).stream()
                        .filter(each -> !each.matched())
                        .map(each ->
                                Judged.of(each, each.pair(), patience(upTo), Tolerances.USUAL))
                        .toList());
    }

    private Patience patience(Instant upTo) {
        return new Patience(GRACE, upTo, upTo, silences);
    }

    private void save(List<Judged> judged) {
        for (Judged each : judged) {
            store.put(
                    each.pair().key(),
                    new Stored(each.pair(), each.matched(), each.breaks().size()));
            breaks.put(each.pair().key(), each.breaks());
        }
    }

    private List<String> found() {
        return breaks.values().stream()
                .flatMap(List::stream)
                .map(each ->
                        "%s %s..%s"
                                .formatted(
                                        each.span().kind(),
                                        seconds(each.span().openedAt()),
                                        each.span().closedAt() == null
                                                ? ""
                                                : seconds(each.span().closedAt())))
                .sorted()
                .toList();
    }

    private static long seconds(Instant at) {
        return Duration.between(T0, at).toSeconds();
    }

    private static Instant at(int seconds) {
        return T0.plusSeconds(seconds);
    }

    @Test
    void aBreakOpensAfterTheGraceAndClosesWhenTheOtherSideComes() {
        take(dropCopy("E1", "100@1.1", T0));
        sweep(at(1));
        assertThat(found()).isEmpty();
        sweep(at(2));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..");
        take(platform("E1", "100@1.1", at(9)));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..9");
        assertThat(store.get(Trades.key("E1")).matched()).isTrue();
    }

    @Test
    void aReplayThatHasBothAtOnceFindsTheBreakThatWas() {
        take(dropCopy("E1", "100@1.1", T0), platform("E1", "100@1.1", at(9)));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..9");
        take(platform("E2", "100@1.1", at(3)), dropCopy("E2", "100@1.1", at(4)));
        assertThat(found()).hasSize(1);
    }

    @Test
    void aLateSideThatDiffersTurnsOneBreakIntoAnother() {
        take(dropCopy("E1", "100@1.1", T0));
        sweep(at(5));
        take(platform("E1", "90@1.1", at(6)));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..6", "QUANTITY 6..");
        take(platform("E1", "100@1.1", at(7)));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..6", "QUANTITY 6..7");
    }

    @Test
    void repeatsOfALonelyOneDoNotCloseItsBreak() {
        take(platform("E1", "100@1.1", T0));
        sweep(at(5));
        take(platform("E1", "100@1.1", at(6)), platform("E1", "90@1.1", at(7)));
        assertThat(found()).containsExactly("MISSING_AT_DROP_COPY 2..");
    }

    @Test
    void aMatchedTradeToldOtherwiseLaterIsABreak() {
        take(platform("E1", "100@1.1", T0), dropCopy("E1", "100@1.1", T0));
        take(dropCopy("E1", "100@1.3", at(5)));
        assertThat(found()).containsExactly("PRICE 5..");
        take(dropCopy("E1", "100@1.1", at(6)), dropCopy("E1", "100@1.3", at(7)));
        assertThat(found()).containsExactly("PRICE 5..6", "PRICE 7..");
        assertThat(breaks.get(Trades.key("E1")).stream().map(Evidenced::breakId))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsMissedAtADropCopyThatIsSilent() {
        silences = List.of(new Silence(at(1), null, true));
        take(platform("E1", "100@1.1", T0));
        sweep(at(60));
        assertThat(found()).isEmpty();
        silences = List.of(new Silence(at(1), at(70), true));
        sweep(at(60));
        assertThat(found()).isEmpty();
        sweep(at(71));
        assertThat(found()).containsExactly("MISSING_AT_DROP_COPY 70..");
    }

    @Test
    void whatTheDropCopyTellsIsMissedWhateverItsSilence() {
        silences = List.of(new Silence(T0, null, true));
        take(dropCopy("E1", "100@1.1", T0));
        sweep(at(3));
        assertThat(found()).containsExactly("MISSING_AT_PLATFORM 2..");
    }

    /** Any interleaving of the two streams and of the sweeps ends in the same breaks. */
    @Test
    void howeverTheStreamsAreReadTheBreaksAreTheSame() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<TradeReport> ours = new ArrayList<>();
            List<TradeReport> theirs = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                tell(random, ours, Feed.PLATFORM, "E" + i);
                tell(random, theirs, Feed.DROP_COPY, "E" + i);
            }
            ours.sort(Pair.IN_TIME);
            theirs.sort(Pair.IN_TIME);
            assertThat(read(random, ours, theirs))
                    .as("seed %s", seed)
                    .isEqualTo(read(random, ours, theirs));
        }
    }

    private static void tell(
            Random random, List<TradeReport> reports, Feed feed, String execId) {
        Instant first = T0.plusMillis(random.nextInt(20_000));
        for (int times = random.nextInt(8); times > 0; times -= 3) {
            String trade = (1 + random.nextInt(2)) + "@" + (1 + random.nextInt(2));
            Instant at = first.plusMillis(random.nextInt(9_000) * (long) (8 - times));
            reports.add(
                    feed == Feed.PLATFORM
                            ? platform(execId, trade, at)
                            : dropCopy(execId, trade, at));
        }
    }

    /** Reads both with any lag between them, each up to a time that the sweep may know. */
    private Map<String, Evidenced> read(
            Random random, List<TradeReport> ours, List<TradeReport> theirs) {
        store.clear();
        breaks.clear();
        int one = 0;
        int two = 0;
        while (one < ours.size() || two < theirs.size()) {
            List<TradeReport> batch = new ArrayList<>();
            for (int n = random.nextInt(30); n > 0 && one < ours.size(); n--) {
                batch.add(ours.get(one++));
            }
            for (int n = random.nextInt(30); n > 0 && two < theirs.size(); n--) {
                batch.add(theirs.get(two++));
            }
            take(batch.toArray(TradeReport[]::new));
            Instant upTo =
                    Collections.min(List.of(next(ours, one), next(theirs, two))).minusMillis(1);
            sweep(upTo);
        }
        sweep(Instant.MAX);
        Map<String, Evidenced> all = new TreeMap<>();
        breaks.values().stream()
                .flatMap(List::stream)
                .forEach(each -> all.put(each.breakId(), each));
        return all;
    }

    private static Instant next(List<TradeReport> reports, int read) {
        return read < reports.size() ? reports.get(read).loggedAt() : at(10_000);
    }
}
