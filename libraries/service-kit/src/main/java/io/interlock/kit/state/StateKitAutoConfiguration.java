package io.interlock.kit.state;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.KafkaKitAutoConfiguration;
import io.interlock.kit.kafka.TopicProvisioner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaOperations;

/** Readers and publishers of state topics; the {@code state} part of readiness. */
@AutoConfiguration(after = KafkaKitAutoConfiguration.class)
@ConditionalOnBean({KafkaOperations.class, TopicProvisioner.class})
@EnableConfigurationProperties(StateKitProperties.class)
public class StateKitAutoConfiguration {
    @Bean
    StateTopics stateTopics(
            KafkaOperations<String, byte[]> kafka,
            KafkaProperties kafkaProperties,
            EventRecords records,
            TopicProvisioner provisioner,
            StateKitProperties properties,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        return new StateTopics(
                kafka,
                kafkaProperties.buildConsumerProperties(),
                records,
                provisioner,
                properties,
                new StateMetrics(meters.getIfAvailable(SimpleMeterRegistry::new), clock),
                clock);
    }

    @Bean
    HealthIndicator stateHealthIndicator(
            ObjectProvider<StateReader<?>> readers, ObjectProvider<StatePublisher<?>> publishers) {
        return () -> {
            Health.Builder health = Health.up();
            Stream.concat(
                            readers.stream().flatMap(reader -> reader.closedBecause().stream()),
                            publishers.stream().flatMap(owner -> owner.silentBecause().stream()))
                    .forEach(reason ->
                            health.outOfService().withDetail(reason.split(" ", 2)[0], reason));
            return health.build();
        };
    }
}
