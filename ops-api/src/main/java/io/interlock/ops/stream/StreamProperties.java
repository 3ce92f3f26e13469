package io.interlock.ops.stream;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.ops.stream}.
 *
 * @param ring how many changes are kept for clients that come back
 * @param buffer how many changes wait for one client before the oldest are dropped
 * @param bufferOfAll how many changes wait for all clients together; each has its share
 * @param maxClients how many may listen
 * @param interval changes gather for so long before they are sent
 * @param ping silence after which a ping is sent
 */
@Validated
@ConfigurationProperties("interlock.ops.stream")
record StreamProperties(
        @DefaultValue("4096") @Min(1) int ring,
        @DefaultValue("2048") @Min(1) int buffer,
        @DefaultValue("65536") @Min(1) int bufferOfAll,
        @DefaultValue("200") @Min(1) int maxClients,
        @DefaultValue("250ms") Duration interval,
        @DefaultValue("15s") Duration ping) {}
