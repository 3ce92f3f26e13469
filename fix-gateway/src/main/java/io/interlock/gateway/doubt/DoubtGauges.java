package io.interlock.gateway.doubt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How long orders have been in doubt, by OMS; an OMS without one shows nothing. */
@Component
class DoubtGauges {
    private final DoubtKeeper keeper;
    private final MultiGauge ages;
    private final Clock clock;

    DoubtGauges(DoubtKeeper keeper, MeterRegistry meters, Clock clock) {
        this.keeper = keeper;
        this.clock = clock;
        this.ages =
                MultiGauge.builder("fix.orders.in.doubt.oldest.age")
                        .description("Age of the oldest order of which nobody knows")
                        .baseUnit("seconds")
                        .register(meters);
    }

    @Scheduled(fixedDelayString = "1s")
    void follow() {
        ages.register(
                keeper.oldest().entrySet().stream()
                        .map(oldest ->
                                MultiGauge.Row.of(
                                        Tags.of("oms", oldest.getKey()),
                                        oldest.getValue(),
                                        this::age))
                        .toList(),
                true);
    }

    private double age(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    }
}
