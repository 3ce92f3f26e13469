package io.interlock.kit.audit;

import io.interlock.kit.outbox.EventOutbox;
import io.interlock.kit.outbox.OutboxKitAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail where there is an outbox to publish it by. */
@AutoConfiguration(after = OutboxKitAutoConfiguration.class)
@ConditionalOnClass(name = "io.namastack.outbox.Outbox")
@ConditionalOnBean(EventOutbox.class)
public class AuditKitAutoConfiguration {
    @Bean
    AuditTrail auditTrail(
            @Value("${spring.application.name:interlock}") String service,
            JdbcClient jdbc,
            EventOutbox outbox,
            Clock clock) {
        return new AuditTrail(service, jdbc, outbox, clock);
    }

    @Bean
    AuditWatch auditWatch(
            AuditTrail trail, @Value("${interlock.audit.verify-every:10m}") Duration interval) {
        return new AuditWatch(trail, interval);
    }
}
