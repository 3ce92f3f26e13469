package io.interlock.kit;

import io.interlock.events.EventCodec;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** The clock, and the domain's values in REST bodies. */
@AutoConfiguration
public class KitAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JacksonModule interlockDomainModule() {
        return EventCodec.module();
    }
}
