package io.interlock.ops.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Instant FROM = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void aJumpIsASpike() {
        assertThat(trend(1, 2, 1, 1, 20, 18, 2).spike()).contains(4);
    }

    @Test
    void theNewestOfTwoJumpsCounts() {
        assertThat(trend(0, 9, 0, 0, 0, 0, 30, 1).spike()).contains(6);
    }

    @Test
    void fewOrSteadyAreNone() {
        assertThat(trend(0, 0, 4, 0, 0).spike()).isEmpty();
        assertThat(trend(50, 60, 55, 52, 61).spike()).isEmpty();
        assertThat(trend(5, 0, 0, 0).spike()).isEmpty();
    }

    @Test
    void slicesDivideTheRange() {
        Trend trend = trend(0, 0, 0, 0, 0, 0);
        assertThat(trend.begin(0)).isEqualTo(FROM);
        assertThat(trend.begin(3)).isEqualTo(FROM.plusSeconds(1800));
    }

    private static Trend trend(int... counts) {
        return new Trend(
                FROM,
                FROM.plusSeconds(3600),
                Arrays.stream(counts).mapToObj(Long::valueOf).toList());
    }
}
