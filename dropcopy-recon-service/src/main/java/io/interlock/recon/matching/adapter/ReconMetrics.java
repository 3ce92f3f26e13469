package io.interlock.recon.matching.adapter;

import io.interlock.events.Topics;
import io.interlock.recon.breaks.Breaks;
import io.interlock.recon.matching.Judged;
import io.interlock.recon.trade.TradeReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code recon_breaks_open}, {@code recon_matched_total}, {@code recon_match_lag_seconds}, {@code
 * recon_parked_total}.
 */
@Component
class ReconMetrics {
    private final MeterRegistry registry;
    private final MultiGauge open;
    private final Timer lag;

    ReconMetrics(MeterRegistry registry) {
        this.registry = registry;
        open =
                MultiGauge.builder("recon.breaks.open")
                        .description("open breaks")
                        .register(registry);
        lag =
                Timer.builder("recon.match.lag")
                        .description("from the second side's receipt to the match")
                        .serviceLevelObjectives(
                                Duration.ofMillis(100),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5))
                        .register(registry);
        // from zero: Prometheus does not see a first count as growth
        counter(Topics.ORDER_EXECUTIONS.name());
        counter(Topics.DROP_COPY_EXECUTIONS.name());
    }

    void matched(List<Judged> judged, Instant now) {
        for (Judged outcome : judged) {
            TradeReport platform = outcome.pair().platform();
            TradeReport dropCopy = outcome.pair().dropCopy();
            if (!outcome.matched()
                    || outcome.before().matched()
                    || platform == null
                    || dropCopy == null) {
                continue;
            }
            Instant second =
                    platform.receivedAt().isAfter(dropCopy.receivedAt())
                            ? platform.receivedAt()
                            : dropCopy.receivedAt();
            Duration took = Duration.between(second, now);
            lag.record(took.isNegative() ? Duration.ZERO : took);
            registry.counter("recon.matched", "oms", outcome.pair().key().oms()).increment();
        }
    }

    void parked(String topic) {
        counter(topic).increment();
    }

    private Counter counter(String topic) {
        return Counter.builder("recon.parked")
                .description("records in the dead-letter topic")
                .tag("topic", topic)
                .register(registry);
    }

    void open(List<Breaks.OpenCount> counts) {
        open.register(
                counts.stream()
                        .map(each ->
                                MultiGauge.Row.of(
                                        Tags.of(
                                                "oms",
                                                each.oms(),
                                                "type",
                                                each.type().name(),
                                                "severity",
                                                each.severity().name()),
                                        each.count()))
                        .toList(),
                true);
    }
}
