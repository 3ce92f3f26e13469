package io.interlock.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.Topic;
import io.interlock.kit.kafka.EventRecords;
import io.namastack.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores events with the change that they tell of. Needs a transaction; a rollback takes the event
 * with it. Delivered at least once, in order per topic and key; readers remember ce_id.
 */
public class EventOutbox {
    private final Outbox outbox;
    private final Clock clock;

    EventOutbox(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void publish(Topic<T> topic, String key, T event) {
        publish(topic, key, UUID.randomUUID().toString(), event);
    }

    /** As {@link #publish(Topic, String, Object)}, with the fact's own id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void publish(Topic<T> topic, String key, String id, T event) {
        publish(topic, key, id, event, Map.of());
    }

    /** As {@link #publish(Topic, String, String, Object)}, with headers of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void publish(
            Topic<T> topic, String key, String id, T event, Map<String, String> headers) {
        outbox.schedule(
                new OutboxMessage(
                        topic.name(),
                        key,
                        id,
                        EventRecords.typeOf(topic.name()),
                        clock.instant(),
                        new String(EventCodec.encode(event), UTF_8),
                        headers),
                topic.name() + "/" + key);
    }
}
