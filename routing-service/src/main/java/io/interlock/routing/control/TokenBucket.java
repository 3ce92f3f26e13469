package io.interlock.routing.control;

import io.interlock.events.RoutingPolicy.Control.Throttle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a throttle has left, as a value. Tokens come back evenly, up to the burst; an instance that
 * reads a part of the partitions has that part of both.
 *
 * @param tokens at {@code at}; below what the throttle counts in, they are a fraction
 */
public record TokenBucket(BigDecimal tokens, Instant at) {
    private static final int SCALE = 9;
    private static final Duration LONGEST = Duration.ofDays(2);

    /** The part of a throttle's total that an instance has: partitions read of all there are. */
    public record Share(int read, int all) {
        public static final Share WHOLE = new Share(1, 1);

        public Share {
            if (read < 0 || all < 1 || read > all) {
                throw new IllegalArgumentException(read + " of " + all);
            }
        }

        BigDecimal of(BigDecimal total) {
            return read == all
                    ? total
                    : total.multiply(BigDecimal.valueOf(read))
                            .divide(BigDecimal.valueOf(all), SCALE, RoundingMode.DOWN);
        }
    }

    public static TokenBucket full(Throttle throttle, Share share, Instant at) {
        return new TokenBucket(capacity(throttle, share), at);
    }

    public static TokenBucket empty(Instant at) {
        return new TokenBucket(BigDecimal.ZERO, at);
    }

    /** As it is at {@code now}. A clock that goes back gives nothing back. */
    public TokenBucket refilled(Throttle throttle, Share share, Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        BigDecimal back =
                share.of(throttle.limit())
                        .multiply(BigDecimal.valueOf(Duration.between(at, now).toNanos()))
                        .divide(
                                BigDecimal.valueOf(throttle.windowMillis())
                                        .multiply(BigDecimal.valueOf(1_000_000)),
                                SCALE,
                                RoundingMode.DOWN);
        BigDecimal sum = tokens.add(back);
        BigDecimal most = capacity(throttle, share);
        return new TokenBucket(sum.min(most), now);
    }

    public TokenBucket less(BigDecimal taken) {
        return new TokenBucket(tokens.subtract(taken), at);
    }

    /** After partitions were given away: their part of the tokens goes with them. */
    public TokenBucket shared(int kept, int before) {
        return kept >= before
                ? this
                : new TokenBucket(
                        tokens.multiply(BigDecimal.valueOf(kept))
                                .divide(BigDecimal.valueOf(before), SCALE, RoundingMode.DOWN),
                        at);
    }

    /** How long an empty one takes to be full. */
    public static Duration refill(Throttle throttle) {
        BigDecimal millis =
                throttle.burst()
                        .multiply(BigDecimal.valueOf(throttle.windowMillis()))
                        .divide(throttle.limit(), 0, RoundingMode.UP);
        return Duration.ofMillis(millis.min(BigDecimal.valueOf(LONGEST.toMillis())).longValue());
    }

    /**
     * When there will be {@code wanted} tokens, if nobody takes any: at the earliest now. Of a
     * throttle whose tokens do not come back, in two days.
     */
    public Instant when(BigDecimal wanted, Throttle throttle, Share share) {
        BigDecimal missing = wanted.subtract(tokens);
        if (missing.signum() <= 0) {
            return at;
        }
        BigDecimal rate = share.of(throttle.limit());
        if (rate.signum() <= 0) {
            return at.plus(LONGEST);
        }
        BigDecimal nanos =
                missing.multiply(
                                BigDecimal.valueOf(throttle.windowMillis())
                                        .multiply(BigDecimal.valueOf(1_000_000)))
                        .divide(rate, 0, RoundingMode.UP);
        return at.plusNanos(nanos.min(BigDecimal.valueOf(LONGEST.toNanos())).longValue());
    }

    /**
     * The most there can be. Never below one, so that a small share of a small burst lets something
     * through at all.
     */
    public static BigDecimal capacity(Throttle throttle, Share share) {
        return share.of(throttle.burst()).max(BigDecimal.ONE);
    }
}
