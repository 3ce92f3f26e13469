package io.interlock.routing.reference.adapter;

import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.reference.PriceBook;
import java.time.Clock;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReferenceConfiguration {
    @Bean
    PriceBook priceBook() {
        return new PriceBook();
    }

    @Bean
    PriceFeed priceFeed(
            KafkaProperties kafka, PriceBook book, TopicProvisioner provisioner, Clock clock) {
        return new PriceFeed(kafka.buildConsumerProperties(), book, provisioner, clock);
    }
}
