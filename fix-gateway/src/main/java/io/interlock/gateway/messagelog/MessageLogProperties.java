package io.interlock.gateway.messagelog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code interlock.gateway.message-log} of fix-gateway.yaml.
 *
 * @param queue how much may wait to be looked at, and as much again to be written
 * @param interval how long a message may wait before it is written
 * @param retention how long messages are kept; whole days
 */
@ConfigurationProperties("interlock.gateway.message-log")
record MessageLogProperties(
        @DefaultValue("16MB") DataSize queue,
        @DefaultValue("100ms") Duration interval,
        @DefaultValue("14d") Duration retention) {

    MessageLogProperties {
        if (queue.toKilobytes() < 256) {
            throw new IllegalArgumentException(
                    "interlock.gateway.message-log.queue: must be at least 256KB, is " + queue);
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "interlock.gateway.message-log.interval: must be above zero, is " + interval);
        }
        if (retention.toDays() < 1) {
            throw new IllegalArgumentException(
                    "interlock.gateway.message-log.retention: must be at least 1d, is "
                            + retention);
        }
    }
}
