package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.alert.Facts.Increase;
import io.interlock.ops.alert.Facts.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterGrowthTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Map<String, String> FORGED = Map.of("outcome", "forged");
    private final CounterGrowth growth = new CounterGrowth();

    @Test
    void theFirstReadingOfAServiceSaysNothing() {
        assertThat(read(7)).isEmpty();
    }

    @Test
    void aCounterThatShowsItselfLaterBeganAtZero() {
        growth.read("crm", List.of(), AT);

        assertThat(read(5)).containsExactly(by(5));
        assertThat(read(5)).isEmpty();
        assertThat(read(6)).containsExactly(by(1));
    }

    @Test
    void aCounterThatFellHasBegunAnew() {
        read(7);

        assertThat(read(2)).containsExactly(by(2));
    }

    @Test
    void aCounterThatWasGoneAfterARestartBeganAtZeroAgain() {
        read(5);
        growth.read("crm", List.of(), AT);

        assertThat(read(5)).containsExactly(by(5));
    }

    @Test
    void servicesAreReadApart() {
        growth.read("other", List.of(), AT);

        assertThat(read(5)).isEmpty();
    }

    private List<Increase> read(double value) {
        return growth.read("crm", List.of(new Sample("crm", "events_total", FORGED, value)), AT);
    }

    private static Increase by(double by) {
        return new Increase("crm", "events_total", FORGED, AT, by);
    }
}
