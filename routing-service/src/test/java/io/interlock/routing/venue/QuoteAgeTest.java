package io.interlock.routing.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuoteAgeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final VenueLimits LIMITS = VenueLimits.USUAL.withQuotes("LP1", 5_000);

    private static Instant ago(long millis) {
        return NOW.minusMillis(millis);
    }

    private static @Nullable String complaint(Map<String, Instant> newest) {
        return QuoteAge.complaint(LIMITS, newest, NOW);
    }

    @Test
    void nobodyLooksUnlessThePolicySaysSo() {
        assertThat(
                        QuoteAge.complaint(
                                VenueLimits.USUAL, Map.of("LP1", ago(99_000), "LP2", ago(1)), NOW))
                .isNull();
    }

    @Test
    void quotesThatStopWhileOthersGoOnAreStale() {
        assertThat(complaint(Map.of("LP1", ago(5_000), "LP2", ago(1)))).isNull();
        assertThat(complaint(Map.of("LP1", ago(5_001), "LP2", ago(1))))
                .isEqualTo(
                        "the newest quote of LP1 is 5001 ms old, allowed are 5000, while others go on");
        assertThat(complaint(Map.of("LP2", ago(5_000))))
                .isEqualTo("LP1 quotes nothing, while others do");
    }

    @Test
    void whereNobodyQuotesNobodyIsBlamed() {
        assertThat(complaint(Map.of("LP1", ago(60_000), "LP2", ago(5_001)))).isNull();
        assertThat(complaint(Map.of("LP1", ago(60_000)))).isNull();
        assertThat(complaint(Map.of())).isNull();
    }

    /** Its dwell over, canaries do not bring back a venue whose quotes are still old. */
    @Test
    void aVenueWithoutQuotesIsOpenUntilTheyAreBack() {
        Figures well = new Figures(true, 20, 0, 0, 0, 0, 0, 20, 0);
        Evidence stale = new Evidence(well, false, false, false, false).withQuotes("LP1 is stale");
        Evidence fresh = stale.withQuotes(null);
        VenueHealth health = Judge.judge(Judge.unknown("OMSA", NOW), stale, LIMITS, NOW);
        assertThat(health).extracting("state", "cause").containsExactly(State.OPEN, "LP1 is stale");
        Instant later = NOW.plus(Duration.ofSeconds(10));
        health = Judge.judge(health, stale, LIMITS, later);
        assertThat(health.state()).isEqualTo(State.HALF_OPEN);
        health = Judge.judge(health, stale, LIMITS, later);
        assertThat(health)
                .extracting("state", "cause", "relapses")
                .containsExactly(State.OPEN, "LP1 is stale", 1);
        later = later.plus(Duration.ofSeconds(20));
        health = Judge.judge(Judge.judge(health, fresh, LIMITS, later), fresh, LIMITS, later);
        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }
}
