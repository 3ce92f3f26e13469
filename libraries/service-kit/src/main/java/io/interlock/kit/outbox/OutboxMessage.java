package io.interlock.kit.outbox;

import java.time.Instant;

/** A Kafka record as it waits in the outbox. */
public record OutboxMessage(
        String topic, String key, String id, String type, Instant time, String json) {}
