package io.interlock.kit.state;

import io.interlock.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code state_propagation_seconds{topic}}: from the time of a change's record to the moment from
 * which this instance decides by it. What is read at a start does not count.
 */
final class StateMetrics {
    /** What is promised of a change of a policy or a kill switch, and what is not good any more. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;
    private final Clock clock;

    StateMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void applied(Topic<?> topic, Instant written) {
        Timer.builder("state.propagation")
                .description("From a change's record in Kafka to where decisions are made by it")
                .tag("topic", topic.name())
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(Duration.between(written, clock.instant()));
    }
}
