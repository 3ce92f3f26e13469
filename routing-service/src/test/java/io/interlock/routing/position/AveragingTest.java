package io.interlock.routing.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AveragingTest {
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    /** Fills as {@code 100@1.1}, {@code -50@1.2}; without a price {@code 100@}. */
    private static Position after(String... fills) {
        List<Trade> trades = new ArrayList<>();
        for (String fill : fills) {
            String[] parts = fill.split("@", -1);
            trades.add(
                    new Trade(
                            new Trade.Key("OMSA", "T1:1:1", "E" + trades.size()),
                            new Account("L1"),
                            EURUSD,
                            new BigDecimal(parts[0]),
                            parts[1].isEmpty() ? null : Price.of(parts[1]),
                            AT));
        }
        return Averaging.of(EURUSD, trades);
    }

    private static Position position(String qty, @Nullable String avgPx, String lastPx) {
        return new Position(
                EURUSD,
                new BigDecimal(qty),
                avgPx == null ? null : Price.of(avgPx),
                Price.of(lastPx),
                AT);
    }

    @Test
    void whatOpensMovesTheAverage() {
        assertThat(after("100@1.1", "300@1.3")).isEqualTo(position("400", "1.25", "1.3"));
        assertThat(after("-100@1.1", "-300@1.3")).isEqualTo(position("-400", "1.25", "1.3"));
    }

    @Test
    void whatClosesLeavesIt() {
        assertThat(after("100@1.1", "-40@9")).isEqualTo(position("60", "1.1", "9"));
        assertThat(after("-100@1.1", "40@9")).isEqualTo(position("-60", "1.1", "9"));
        assertThat(after("100@1.1", "-100@9")).isEqualTo(position("0", null, "9"));
    }

    @Test
    void whatGoesThroughZeroOpensAtItsOwnPrice() {
        assertThat(after("100@1.1", "-150@1.2")).isEqualTo(position("-50", "1.2", "1.2"));
        assertThat(after("100@1.1", "-100@1.2", "10@1.4")).isEqualTo(position("10", "1.4", "1.4"));
    }

    @Test
    void aFillWithoutAPriceCountsAndSaysNothingOfPrices() {
        assertThat(after("100@1.1", "100@")).isEqualTo(position("200", "1.1", "1.1"));
        assertThat(after("100@", "100@1.3")).isEqualTo(position("200", "1.3", "1.3"));
    }
}
