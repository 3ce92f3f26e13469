package io.interlock.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PrometheusConventionsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    PrometheusConventionsTest() {
        meters.config().meterFilter(new PrometheusConventions());
    }

    @Test
    void whatHasNoHelpIsDescribedByItsName() {
        meters.counter("tasks.done", "kind", "a").increment();
        assertThat(meters.get("tasks.done").tag("kind", "a").counter().getId().getDescription())
                .isEqualTo("tasks done");
    }

    @Test
    void gaugesDoNotEndLikeHistograms() {
        Gauge.builder("system.cpu.count", () -> 2).description("CPUs").register(meters);
        assertThat(meters.get("system.cpus").gauge().getId().getDescription()).isEqualTo("CPUs");
    }

    @Test
    void foreignUnitsAreLeftOut() {
        Gauge.builder("producer.io.time.ns.total", () -> 2).register(meters);
        Gauge.builder("cpu.time", () -> 2).baseUnit("ns").register(meters);
        Gauge.builder("transactions.open", () -> 2).register(meters);
        assertThat(meters.getMeters())
                .singleElement()
                .satisfies(meter ->
                        assertThat(meter.getId().getName()).isEqualTo("transactions.open"));
    }
}
