package io.interlock.kit;

import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** A service made of nothing but the kit. */
@SpringBootApplication
class KitApplication {
    /** Stands for the owner's database. */
    final Map<String, KillSwitch> kills = new ConcurrentHashMap<>();

    @Bean
    BreakableKafka kafkaTemplate(ProducerFactory<String, byte[]> producers) {
        return new BreakableKafka(producers);
    }

    @Bean
    StatePublisher<KillSwitch> killSwitches(StateTopics topics) {
        return topics.publisher(Topics.KILL_SWITCHES, () -> Map.copyOf(kills));
    }

    @Bean
    StateReader<KillSwitch> killSwitchReader(StateTopics topics) {
        return topics.reader(Topics.KILL_SWITCHES);
    }
}
