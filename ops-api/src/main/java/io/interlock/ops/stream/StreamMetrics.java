package io.interlock.ops.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

@Component
class StreamMetrics implements MeterBinder {
    private final EventHub hub;

    StreamMetrics(EventHub hub) {
        this.hub = hub;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ops.stream.clients", hub, EventHub::clients)
                .description("clients that follow the stream")
                .register(registry);
    }
}
