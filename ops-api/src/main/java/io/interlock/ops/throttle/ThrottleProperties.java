package io.interlock.ops.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.ops.throttle}.
 *
 * @param perSecond requests of a caller that are always taken
 * @param burst how many may come at once after a pause
 * @param failuresPerSecond requests from an address that are refused as nobody's before all are
 * @param failureBurst how many of those may come at once after a pause
 */
@ConfigurationProperties("interlock.ops.throttle")
public record ThrottleProperties(
        @DefaultValue("100") int perSecond,
        @DefaultValue("1000") int burst,
        @DefaultValue("5") int failuresPerSecond,
        @DefaultValue("500") int failureBurst) {

    public ThrottleProperties {
        positive("per-second", perSecond);
        positive("burst", burst);
        positive("failures-per-second", failuresPerSecond);
        positive("failure-burst", failureBurst);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "interlock.ops.throttle.%s must be at least 1, but is %d"
                            .formatted(name, value));
        }
    }
}
