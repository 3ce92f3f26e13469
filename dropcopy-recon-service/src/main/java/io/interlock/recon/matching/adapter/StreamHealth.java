package io.interlock.recon.matching.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether both streams are being read and what is read can be stored. */
@Component("streams")
class StreamHealth implements HealthIndicator {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final String NOT_YET = "not read yet";

    private final Clock clock;
    private volatile Instant lastGood = Instant.EPOCH;
    private volatile @Nullable String lastError = NOT_YET;

    StreamHealth(Clock clock) {
        this.clock = clock;
    }

    /** Returns whether it was not good before. */
    boolean good(Instant at) {
        boolean again = lastError != null;
        lastGood = at;
        lastError = null;
        return again;
    }

    /** Returns whether it was good before. */
    boolean failed(RuntimeException e) {
        boolean first = lastError == null || lastError.equals(NOT_YET);
        lastError = e.toString();
        return first;
    }

    @Override
    public Health health() {
        boolean fresh = Duration.between(lastGood, clock.instant()).compareTo(LIMIT) < 0;
        Health.Builder health = fresh ? Health.up() : Health.outOfService();
        String error = lastError;
        if (error != null) {
            health.withDetail("error", error);
        }
        return health.withDetail("lastRead", lastGood.toString()).build();
    }
}
