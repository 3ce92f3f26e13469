package io.interlock.kit.kafka;

import io.interlock.events.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Records with headers, topics at start; the {@code topics} part of readiness. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(KafkaKitProperties.class)
public class KafkaKitAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EventRecords eventRecords(
            @Value("${spring.application.name:interlock}") String service,
            @Value("${interlock.instance:}") String instance,
            Clock clock) {
        return new EventRecords("/" + service + "/" + instanceOr(instance), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    TopicProvisioner topicProvisioner(KafkaAdmin admin, KafkaKitProperties properties) {
        return new TopicProvisioner(admin.getConfigurationProperties(), Topics.ALL, properties);
    }

    @Bean
    HealthIndicator topicsHealthIndicator(TopicProvisioner provisioner) {
        return () ->
                provisioner.provisioned()
                        ? Health.up().build()
                        : Health.outOfService()
                                .withDetail("error", provisioner.lastError())
                                .build();
    }

    private static String instanceOr(String configured) {
        if (!configured.isBlank()) {
            return configured;
        }
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "pid-" + ProcessHandle.current().pid();
        }
    }
}
