package io.interlock.kit.change;

import io.interlock.kit.audit.AuditKitAutoConfiguration;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.audit.AuditWitness;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Change control where a service has an audit trail and declares a {@link Kind}. */
@AutoConfiguration(after = AuditKitAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.jdbc.core.simple.JdbcClient")
@ConditionalOnBean({AuditTrail.class, Kind.class})
@EnableConfigurationProperties(ChangeKitProperties.class)
public class ChangeKitAutoConfiguration {
    @Bean
    ChangeControl changeControl(
            ObjectProvider<Kind<?>> kinds,
            JdbcClient jdbc,
            AuditTrail audit,
            ChangeKitProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        return new ChangeControl(
                kinds.stream(), new ChangeStore(jdbc), audit, properties, transactions, clock);
    }

    @Bean
    AuditWitness changeWitness(JdbcClient jdbc) {
        return new ChangeWitness(jdbc);
    }

    @Bean
    ChangeClock changeClock(ChangeControl control, ChangeKitProperties properties) {
        return new ChangeClock(control, properties.every());
    }
}
