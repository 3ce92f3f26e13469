package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-29T21:00:00Z");

    private static Silence window(Silence.Repeats repeats) {
        return new Silence(
                "S1",
                List.of(),
                "ops",
                "maintenance",
                SUNDAY,
                SUNDAY.plus(Duration.ofHours(2)),
                repeats,
                SUNDAY,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER,  2026-11-29T20:59:59Z, false",
        "NEVER,  2026-11-29T21:00:00Z, true",
        "NEVER,  2026-11-29T23:00:00Z, false",
        "NEVER,  2026-12-06T22:00:00Z, false",
        "WEEKLY, 2026-12-06T22:00:00Z, true",
        "WEEKLY, 2026-12-06T23:00:00Z, false",
        "WEEKLY, 2026-11-30T22:00:00Z, false",
        "DAILY,  2026-11-30T22:00:00Z, true",
        "DAILY,  2026-11-28T22:00:00Z, false"
    })
    void aWindowHoldsFromItsBeginToItsEndEachTime(
            Silence.Repeats repeats, Instant at, boolean holds) {
        assertThat(window(repeats).active(at)).isEqualTo(holds);
    }

    @Test
    void whatIsEndedByHandDoesNotHold() {
        Silence ended =
                new Silence(
                        "S1",
                        List.of(),
                        "ops",
                        "x",
                        SUNDAY,
                        SUNDAY.plusSeconds(60),
                        Silence.Repeats.DAILY,
                        SUNDAY,
                        SUNDAY.plusSeconds(30));
        assertThat(ended.active(SUNDAY.plusSeconds(29))).isTrue();
        assertThat(ended.active(SUNDAY.plusSeconds(30))).isFalse();
        assertThat(ended.active(SUNDAY.plus(Duration.ofDays(1)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fixSession, OMSA-P,      true",
        "fixSession, OMSA-*,      true",
        "fixSession, *-P,         true",
        "fixSession, O*A*P,       true",
        "fixSession, *,           true",
        "fixSession, OMSA,        false",
        "fixSession, OMSA-P*P,    false",
        "fixSession, *-S,         false",
        "oms,        *,           false",
        "rule,       FixLinkDown, true",
        "severity,   CRITICAL,    true",
        "owner,      fix*,        true"
    })
    void aMatcherLooksAtTheWholeValue(String label, String value, boolean matches) {
        Rule rule =
                new Rule(
                        "FixLinkDown",
                        true,
                        Severity.CRITICAL,
                        "fix-operations",
                        "link-down",
                        Map.of(),
                        0,
                        0,
                        List.of());
        Alert alert =
                Alert.open(
                        "A1",
                        rule,
                        1,
                        Finding.of(Map.of("fixSession", "OMSA-P"), "down", "/"),
                        SUNDAY);
        assertThat(new Matcher(label, value).matches(alert)).isEqualTo(matches);
    }
}
