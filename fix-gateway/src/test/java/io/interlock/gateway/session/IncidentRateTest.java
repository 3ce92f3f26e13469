package io.interlock.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IncidentRateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final IncidentRate rate = new IncidentRate();

    private OptionalLong at(Instant now) {
        return rate.leftOutBefore("DESK1", Kind.RESEND_REQUEST, Severity.WARNING, now);
    }

    @Test
    void twentyAtOnceThenOneInFiveSecondsThatSaysHowManyWereLeftOut() {
        assertThat(LongStream.range(0, 1_000).filter(i -> at(NOW).isPresent())).hasSize(20);
        assertThat(at(NOW.plusSeconds(5))).hasValue(980);
        assertThat(at(NOW.plusSeconds(5))).isEmpty();
        assertThat(at(NOW.plusSeconds(10))).hasValue(1);
    }

    @Test
    void afterAQuietTimeTwentyAreToldAgain() {
        LongStream.range(0, 20).forEach(i -> at(NOW));
        Instant later = NOW.plusSeconds(100);
        assertThat(LongStream.range(0, 1_000).filter(i -> at(later).isPresent())).hasSize(20);
    }

    @Test
    void otherKindsAndSessionsAreToldAllTheSame() {
        LongStream.range(0, 100).forEach(i -> at(NOW));
        assertThat(rate.leftOutBefore("DESK1", Kind.LOGON, Severity.NORMAL, NOW)).hasValue(0);
        assertThat(rate.leftOutBefore("DESK2", Kind.RESEND_REQUEST, Severity.WARNING, NOW))
                .hasValue(0);
    }
}
