package io.interlock.gateway.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace();

    private void offer(String symbol, String source, String price) {
        pace.offer(
                new ReferencePrice(
                        new Symbol(symbol), source, null, null, Price.of(price), Instant.EPOCH),
                5);
    }

    private List<String> due(long millis) {
        return pace.due(millis * MILLI).stream()
                .map(p -> p.source() + " " + p.symbol() + " " + p.last())
                .toList();
    }

    @Test
    void theLastOneOfAGapWins() {
        offer("EURUSD", "LP1", "1.1");
        assertThat(due(1_000)).containsExactly("LP1 EURUSD 1.1");
        offer("EURUSD", "LP1", "1.2");
        offer("EURUSD", "LP1", "1.3");
        assertThat(due(1_199)).isEmpty();
        assertThat(due(1_200)).containsExactly("LP1 EURUSD 1.3");
        assertThat(due(9_000)).isEmpty();
    }

    @Test
    void symbolsAndSourcesDoNotWaitForEachOther() {
        offer("EURUSD", "LP1", "1.1");
        assertThat(due(0)).hasSize(1);
        offer("EURUSD", "LP2", "1.2");
        offer("XAUUSD", "LP1", "2650");
        assertThat(due(1)).containsExactly("LP2 EURUSD 1.2", "LP1 XAUUSD 2650");
    }

    @Test
    void aThousandChangesASecondAreFivePrices() {
        int sent = 0;
        for (int millis = 0; millis < 1_000; millis++) {
            offer("EURUSD", "LP1", "1." + (1_000 + millis));
            sent += due(millis).size();
        }
        assertThat(sent).isEqualTo(5);
        assertThat(due(1_001)).containsExactly("LP1 EURUSD 1.1999");
    }

    @Test
    void whatCouldNotBeSentIsTriedAgainUnlessThereIsANewerOne() {
        offer("EURUSD", "LP1", "1.1");
        var first = pace.due(0).getFirst();
        pace.giveBack(first);
        assertThat(due(199)).isEmpty();
        assertThat(due(200)).containsExactly("LP1 EURUSD 1.1");
        offer("EURUSD", "LP1", "1.2");
        pace.giveBack(first);
        assertThat(due(400)).containsExactly("LP1 EURUSD 1.2");
        pace.forget("LP1");
        pace.giveBack(first);
        assertThat(due(9_000)).isEmpty();
    }

    @Test
    void whatASourceSaidLastIsNotSaidAfterItIsGone() {
        offer("EURUSD", "LP1", "1.1");
        offer("EURUSD", "LP2", "1.2");
        pace.forget("LP1");
        assertThat(due(0)).containsExactly("LP2 EURUSD 1.2");
    }
}
