package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration
class KillSwitchPublishing {
    @Bean
    StatePublisher<KillSwitch> killSwitchPublisher(StateTopics topics, KillSwitches switches) {
        return topics.publisher(Topics.KILL_SWITCHES, switches::engaged);
    }

    /** A pull is tried again until it is done or too old, however long the database is away. */
    @Bean
    CommonErrorHandler untilItIsPulled() {
        return new DefaultErrorHandler(new FixedBackOff(250, FixedBackOff.UNLIMITED_ATTEMPTS));
    }

    @Bean
    MeterBinder killSwitchMetrics(KillSwitches switches) {
        return registry -> {
            for (Environment environment : Environment.values()) {
                Gauge.builder(
                                "symbol.kill.switches.active",
                                () -> switches.engagedCount(environment))
                        .description("engaged kill switches")
                        .tag("env", environment.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }
}
