package io.interlock.routing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.routing.control.TokenBucket.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");

    /** Ten a second, five at once. */
    private static final Throttle TEN =
            new Throttle(
                    Per.POLICY, Unit.ORDERS, BigDecimal.TEN, 1_000, BigDecimal.valueOf(5), true);

    private static String tokens(TokenBucket bucket) {
        return bucket.tokens().stripTrailingZeros().toPlainString();
    }

    private static TokenBucket after(TokenBucket bucket, long millis) {
        return bucket.refilled(TEN, Share.WHOLE, bucket.at().plusMillis(millis));
    }

    @Test
    void tokensComeBackEvenlyUpToTheBurst() {
        TokenBucket empty = TokenBucket.empty(AT);
        assertThat(tokens(after(empty, 99))).isEqualTo("0.99");
        assertThat(tokens(after(empty, 100))).isEqualTo("1");
        assertThat(tokens(after(empty, 500))).isEqualTo("5");
        assertThat(tokens(after(empty, 60_000))).isEqualTo("5");
        assertThat(TokenBucket.refill(TEN)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        TokenBucket two = new TokenBucket(BigDecimal.TWO, AT);
        assertThat(after(two, -1_000)).isEqualTo(two);
    }

    @Test
    void aShareHasItsPartOfRateAndBurst() {
        TokenBucket third =
                TokenBucket.empty(AT).refilled(TEN, new Share(2, 6), AT.plusSeconds(60));
        assertThat(third.tokens()).isEqualByComparingTo("1.666666666");
        TokenBucket slow = TokenBucket.empty(AT).refilled(TEN, new Share(3, 6), AT.plusMillis(100));
        assertThat(tokens(slow)).isEqualTo("0.5");
    }

    @Test
    void sharesOfAllInstancesNeverExceedTheTotal() {
        TokenBucket whole = TokenBucket.full(TEN, Share.WHOLE, AT).less(BigDecimal.ONE);
        BigDecimal parts = whole.shared(4, 6).tokens().add(whole.shared(2, 6).tokens());
        assertThat(parts).isLessThanOrEqualTo(whole.tokens());
        assertThat(whole.shared(6, 6)).isEqualTo(whole);
    }

    @Test
    void aSmallShareOfASmallBurstStillLetsOneThrough() {
        TokenBucket small = TokenBucket.empty(AT).refilled(TEN, new Share(1, 6), AT.plusSeconds(9));
        assertThat(tokens(small)).isEqualTo("1");
    }
}
