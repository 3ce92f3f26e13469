package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Instant NOW = T0.plusSeconds(5);

    private static FixSessionState session(String id, Role role, State state, Instant since) {
        String oms = id.substring(0, 4);
        return new FixSessionState(
                id,
                role,
                oms,
                null,
                "INTERLOCK",
                id,
                "FIX.4.4",
                "gw",
                state,
                false,
                since,
                1,
                1,
                5,
                null,
                null,
                since);
    }

    private static Set<String> silent(boolean fresh, FixSessionState... sessions) {
        return Coverage.silent(List.of(sessions), fresh, NOW, SETTLE).keySet();
    }

    @Test
    void aDropCopySpeaksOnceItsSessionHasBeenUpForAWhile() {
        FixSessionState up = session("OMSA-DC", Role.DROP_COPY, State.ACTIVE, T0);
        FixSessionState justUp = session("OMSB-DC", Role.DROP_COPY, State.ACTIVE, T0.plusNanos(1));
        FixSessionState down = session("OMSC-DC", Role.DROP_COPY, State.LOST, T0);
        assertThat(silent(true, up, justUp, down)).containsExactly("OMSB", "OMSC");
    }

    @Test
    void nothingSpeaksWhenTheGatewayIsGone() {
        assertThat(silent(false, session("OMSA-DC", Role.DROP_COPY, State.ACTIVE, T0)))
                .containsExactly("OMSA");
    }

    @Test
    void oneOfTwoDropCopiesIsEnoughAndOrderSessionsDoNotCount() {
        assertThat(
                        silent(
                                true,
                                session("OMSA-DC", Role.DROP_COPY, State.LOST, T0),
                                session("OMSA-D2", Role.DROP_COPY, State.ACTIVE, T0),
                                session("OMSB-P", Role.OMS_PRIMARY, State.LOST, T0)))
                .isEmpty();
    }

    @Test
    void whoShouldSpeakAndDoesNotLeavesAGap() {
        assertThat(
                        Coverage.silent(
                                List.of(
                                        session("OMSA-DC", Role.DROP_COPY, State.OUT_OF_WINDOW, T0),
                                        session("OMSB-DC", Role.DROP_COPY, State.LOST, T0)),
                                true,
                                NOW,
                                SETTLE))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("OMSA", Coverage.Silent.EXPECTED, "OMSB", Coverage.Silent.GAP));
    }
}
