package io.interlock.routing.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import io.interlock.routing.reference.Prices.Range;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private final PriceBook book = new PriceBook();

    private static ReferencePrice price(String source, String last, Instant at) {
        return new ReferencePrice(EURUSD, source, null, null, Price.of(last), at);
    }

    private void take(String source, String last, Instant at) {
        assertThat(book.take(price(source, last, at), NOW)).isTrue();
    }

    private @Nullable Range range(Instant since) {
        return book.range(EURUSD, "LP1", since);
    }

    private static Range of(String low, String high) {
        return new Range(new BigDecimal(low), new BigDecimal(high));
    }

    @Test
    void theNewestOfEachSourceIsKnownNewestFirst() {
        take("LP1", "1", NOW.minusSeconds(3));
        take("LP1", "2", NOW.minusSeconds(2));
        take("LP2", "3", NOW.minusSeconds(1));
        assertThat(book.of(EURUSD))
                .containsExactly(
                        price("LP2", "3", NOW.minusSeconds(1)),
                        price("LP1", "2", NOW.minusSeconds(2)));
        assertThat(book.of(new Symbol("GBPUSD"))).isEmpty();
        assertThat(book.symbols()).containsExactly(EURUSD);
    }

    @Test
    void whatComesLateSaysNothingNew() {
        take("LP1", "2", NOW.minusSeconds(2));
        take("LP1", "9", NOW.minusSeconds(3));
        assertThat(book.of(EURUSD)).containsExactly(price("LP1", "2", NOW.minusSeconds(2)));
        assertThat(range(NOW.minusSeconds(60))).isEqualTo(of("2", "2"));
    }

    @Test
    void aClockThatIsAheadMakesNoPriceFreshForLonger() {
        take("LP1", "2", NOW.plusSeconds(3_600));
        assertThat(book.of(EURUSD)).containsExactly(price("LP1", "2", NOW));
    }

    @Test
    void highsAndLowsOfTheWindowAndWhatHeldWhenItBegan() {
        take("LP1", "7", NOW.minusSeconds(120));
        take("LP1", "4", NOW.minusSeconds(119));
        take("LP1", "5", NOW.minusSeconds(50));
        take("LP1", "6", NOW.minusSeconds(49));
        take("LP1", "5.5", NOW);
        assertThat(range(NOW.minusSeconds(10))).isEqualTo(of("5.5", "6"));
        assertThat(range(NOW.minusSeconds(60))).isEqualTo(of("4", "6"));
        assertThat(range(NOW.minusSeconds(120))).isEqualTo(of("4", "7"));
        assertThat(book.range(EURUSD, "LP2", NOW)).isNull();
    }

    @Test
    void aJumpAfterAPauseIsAMovementUnlessThePauseWasLong() {
        take("LP1", "1", NOW.minusSeconds(900));
        take("LP1", "2", NOW.minusSeconds(300));
        assertThat(range(NOW.minusSeconds(10))).isEqualTo(of("2", "2"));
        take("LP1", "3", NOW);
        assertThat(range(NOW.minusSeconds(10))).isEqualTo(of("2", "3"));
        assertThat(range(NOW.minusSeconds(300))).isEqualTo(of("2", "3"));
    }

    @Test
    void thereIsNoRoomForEverybody() {
        for (int i = 0; i < PriceBook.CAPACITY; i++) {
            assertThat(book.take(price("S" + i, "1", NOW), NOW)).isTrue();
        }
        assertThat(book.take(price("one more", "1", NOW), NOW)).isFalse();
        assertThat(book.take(price("S1", "2", NOW), NOW)).isTrue();
    }
}
