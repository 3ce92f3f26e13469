package io.interlock.kit;

import io.interlock.events.EventCodec;
import io.interlock.kit.metrics.PrometheusConventions;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** The clock, metrics' conventions, and the domain's values in REST bodies. */
@AutoConfiguration
public class KitAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MeterFilter prometheusConventions() {
        return new PrometheusConventions();
    }

    @Bean
    JacksonModule interlockDomainModule() {
        return EventCodec.module();
    }
}
