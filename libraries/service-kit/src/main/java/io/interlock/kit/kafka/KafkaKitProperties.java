package io.interlock.kit.kafka;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.kafka}.
 *
 * @param replicationFactor of topics created by us; from 3 on, two replicas must have a record
 * @param provision whether missing topics are created at start
 * @param provisionWait how long a start waits for the topics before it goes on, not ready
 */
@Validated
@ConfigurationProperties("interlock.kafka")
public record KafkaKitProperties(
        @DefaultValue("1") @Min(1) short replicationFactor,
        @DefaultValue("true") boolean provision,
        @DefaultValue("5s") Duration provisionWait) {}
