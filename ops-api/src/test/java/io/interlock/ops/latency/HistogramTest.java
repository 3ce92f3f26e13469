package io.interlock.ops.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void everyValueHasABucketThatHoldsIt() {
        for (long micros : new long[] {0, 1, 99, 100, 101, 119, 5_000, 52_428_800, 99_999_999}) {
            int bucket = Buckets.of(micros);
            assertThat(micros).isBetween(Buckets.lower(bucket), Buckets.upper(bucket));
        }
        assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
    }

    @Test
    void percentilesAreWithinABucketOfTheTruth() {
        Random random = new Random(7);
        long[] values = new long[10_000];
        Histogram histogram = Histogram.empty();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(Math.exp(6 + random.nextGaussian()) * 10);
            histogram = histogram.plus(values[i], 1);
        }
        long[] sorted = LongStream.of(values).sorted().toArray();
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            long truth = sorted[(int) (share * sorted.length) - 1];
            assertThat((double) histogram.percentile(share)).isCloseTo(truth, within(truth * 0.1));
        }
        assertThat(histogram.percentile(1)).isEqualTo(sorted[sorted.length - 1]);
    }

    @Test
    void theSumOfTwoIsTheHistogramOfBoth() {
        Histogram one = Histogram.empty().plus(500, 3).plus(70_000, 1);
        Histogram other = Histogram.empty().plus(500, 2).plus(90, 1);
        assertThat(one.plus(other))
                .isEqualTo(Histogram.empty().plus(90, 1).plus(500, 5).plus(70_000, 1));
    }

    @Test
    void oneValueIsAllOfItsPercentiles() {
        Histogram one = Histogram.empty().plus(1_234, 1);
        assertThat(one.percentile(1)).isEqualTo(1_234);
        assertThat(one.percentile(0.99)).isBetween(1_100L, 1_234L);
        assertThat(Histogram.empty().percentile(0.99)).isZero();
    }

    @Test
    void theTableShowsOnlyBucketsThatAreUsed() {
        Map<Instant, Histogram> minutes = new TreeMap<>();
        Instant minute = Instant.parse("2026-11-29T10:00:00Z");
        minutes.put(minute, Histogram.empty().plus(1_000, 2));
        minutes.put(minute.plusSeconds(60), Histogram.empty().plus(2_000, 1));
        LatencyHistogram shown = LatencyHistogram.of(minutes);
        assertThat(shown.bucketsMillis()).first().isEqualTo(1.131);
        assertThat(shown.bucketsMillis()).last().isEqualTo(2.263);
        assertThat(shown.minutes().getFirst().counts()).containsExactly(2L, 0L, 0L, 0L, 0L);
        assertThat(LatencyHistogram.of(Map.of()).bucketsMillis()).isEmpty();
    }
}
