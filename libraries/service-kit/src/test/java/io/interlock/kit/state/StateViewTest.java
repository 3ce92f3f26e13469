package io.interlock.kit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.events.KillSwitch;
import io.interlock.events.StateMarker;
import io.interlock.events.Topics;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateViewTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final StateView<KillSwitch> view = new StateView<>(Topics.KILL_SWITCHES);

    private static byte[] kill(String symbol) {
        return EventCodec.encode(
                new KillSwitch("1", Environment.LIVE, new Symbol(symbol), "a", "b", NOW));
    }

    private void marker(int count) {
        view.apply(StateMarker.KEY, EventCodec.encode(new StateMarker(7, count, NOW)));
    }

    @Test
    void emptyIsNotLoaded() {
        view.caughtUp(true);
        assertThat(view.closedBecause(NOW, LIMIT))
                .contains("symbols.killswitches.v1 is not loaded: no marker of its owner yet");
    }

    @Test
    void aMarkerThatCountsTheKeysOpens() {
        view.apply("LIVE:A", kill("A"));
        marker(1);
        assertThat(view.ready()).isFalse();
        view.caughtUp(true);
        assertThat(view.closedBecause(NOW, LIMIT)).isEmpty();
        assertThat(view.version()).isEqualTo(7);
    }

    @Test
    void aMarkerThatCountsOtherwiseCloses() {
        view.caughtUp(true);
        view.apply("LIVE:A", kill("A"));
        marker(2);
        assertThat(view.closedBecause(NOW, LIMIT))
                .contains("symbols.killswitches.v1 holds 1 keys, its owner says 2");
    }

    @Test
    void aChangeBeforeItsMarkerDoesNotClose() {
        view.caughtUp(true);
        marker(0);
        view.apply("LIVE:A", kill("A"));
        assertThat(view.ready()).isTrue();
    }

    @Test
    void anOldMarkerCloses() {
        view.caughtUp(true);
        marker(0);
        assertThat(view.closedBecause(NOW.plusMillis(2_000), LIMIT)).isEmpty();
        assertThat(view.closedBecause(NOW.plusMillis(2_001), LIMIT))
                .contains("symbols.killswitches.v1 is 2001 ms old, the limit is 2000 ms");
    }

    @Test
    void anUnreadableRecordClosesUntilItIsReplaced() {
        view.caughtUp(true);
        view.apply("LIVE:A", kill("A"));
        assertThatThrownBy(() -> view.apply("LIVE:A", new byte[] {'?'}))
                .isInstanceOf(StateView.UnreadableState.class);
        marker(1);
        assertThat(view.closedBecause(NOW, LIMIT))
                .contains("symbols.killswitches.v1 has unreadable records: [LIVE:A]");
        view.apply("LIVE:A", kill("A"));
        marker(1);
        assertThat(view.closedBecause(NOW, LIMIT)).isEmpty();
    }

    @Test
    void tombstonesRemove() {
        view.apply("LIVE:A", kill("A"));
        assertThat(view.apply("LIVE:A", null)).isTrue();
        assertThat(view.values()).isEmpty();
    }
}
