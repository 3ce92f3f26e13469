package io.interlock.recon.matching.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ReconMetricsTest {

    @Test
    void whatIsParkedIsCountedFromZero() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ReconMetrics metrics = new ReconMetrics(registry);
        assertThat(registry.get("recon.parked").counters())
                .extracting(counter -> counter.getId().getTag("topic") + " " + counter.count())
                .containsExactlyInAnyOrder(
                        Topics.ORDER_EXECUTIONS.name() + " 0.0",
                        Topics.DROP_COPY_EXECUTIONS.name() + " 0.0");
        metrics.parked(Topics.ORDER_EXECUTIONS.name());
        assertThat(
                        registry.get("recon.parked")
                                .tag("topic", Topics.ORDER_EXECUTIONS.name())
                                .counter()
                                .count())
                .isEqualTo(1);
    }
}
