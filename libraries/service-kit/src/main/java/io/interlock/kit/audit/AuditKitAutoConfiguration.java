package io.interlock.kit.audit;

import io.interlock.kit.outbox.EventOutbox;
import io.interlock.kit.outbox.OutboxKitAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
            KafkaProperties kafka,
            ObjectProvider<AuditWitness> witnesses,
            Clock clock) {
        PublishedAudit published = new PublishedAudit(service, kafka.buildConsumerProperties());
        return new AuditTrail(service, jdbc, outbox, published, witnesses, clock);
    }

    @Bean
    AuditWatch auditWatch(
            AuditTrail trail, @Value("${interlock.audit.verify-every:10m}") Duration interval) {
        return new AuditWatch(trail, interval);
    }

    /** Where there is REST too; {@code interlock.audit.endpoint=false} leaves it out. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "org.springframework.web.bind.annotation.RestController")
    @ConditionalOnProperty(
            name = "interlock.audit.endpoint",
            havingValue = "true",
            matchIfMissing = true)
    static class OverRest {
        @Bean
        OwnAuditController ownAuditController(AuditTrail trail) {
            return new OwnAuditController(trail);
        }
    }
}
