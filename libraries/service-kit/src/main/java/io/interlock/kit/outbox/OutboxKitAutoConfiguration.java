package io.interlock.kit.outbox;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.KafkaKitAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.namastack.outbox.Outbox;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/** The outbox where its library and a database are there. */
@AutoConfiguration(
        after = KafkaKitAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "io.namastack.outbox.config.JdbcOutboxAutoConfiguration",
            "io.namastack.outbox.config.OutboxCoreInfrastructureAutoConfiguration"
        },
        beforeName = "io.namastack.outbox.config.OutboxCoreProcessingAutoConfiguration")
@ConditionalOnClass({Outbox.class, JdbcClient.class})
@ConditionalOnBean({JdbcClient.class, EventRecords.class})
public class OutboxKitAutoConfiguration {
    @Bean
    EventOutbox eventOutbox(Outbox outbox, Clock clock) {
        return new EventOutbox(outbox, clock);
    }

    @Bean
    KafkaRelay kafkaRelay(KafkaOperations<String, byte[]> kafka, EventRecords records) {
        return new KafkaRelay(kafka, records);
    }

    @Bean
    MeterBinder outboxMetrics(JdbcClient jdbc) {
        return registry -> gauges(registry, jdbc);
    }

    private static void gauges(MeterRegistry registry, JdbcClient jdbc) {
        Gauge.builder("outbox.pending.records", () -> ask(jdbc, "count(*)"))
                .description("events committed and not yet in Kafka")
                .register(registry);
        Gauge.builder(
                        "outbox.oldest.age.seconds",
                        () -> ask(jdbc, "coalesce(extract(epoch from now() - min(created_at)), 0)"))
                .description("age of the oldest event that is not yet in Kafka")
                .register(registry);
    }

    private static double ask(JdbcClient jdbc, String what) {
        return jdbc.sql("select " + what + " from outbox_record where completed_at is null")
                .query(Double.class)
                .single();
    }
}
