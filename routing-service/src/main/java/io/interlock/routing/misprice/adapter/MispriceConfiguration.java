package io.interlock.routing.misprice.adapter;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.duty.PublisherDuty;
import io.interlock.routing.reference.PriceBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;

/** Off without a rule. */
@Configuration
@ConditionalOnProperty("interlock.routing.misprice.rules[0].name")
class MispriceConfiguration {
    @Bean
    PublisherDuty mispriceDuty(
            PublisherDuty.Connections connections,
            MispriceProperties properties,
            KafkaProperties kafkaSettings,
            PriceBook prices,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            TopicProvisioner provisioner,
            MeterRegistry meters,
            Clock clock) {
        return new PublisherDuty(
                connections,
                "routing_misprices",
                new MispriceWatch(
                        kafkaSettings.buildConsumerProperties(),
                        properties.rules().stream().map(MispriceProperties.Rule::rule).toList(),
                        prices,
                        kafka,
                        records,
                        provisioner,
                        meters,
                        clock));
    }
}
