package io.interlock.kit.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it waits in the outbox.
 *
 * @param headers beside those of CloudEvents; null in what was stored before there were any
 */
public record OutboxMessage(
        String topic,
        String key,
        String id,
        String type,
        Instant time,
        String json,
        @Nullable Map<String, String> headers) {}
