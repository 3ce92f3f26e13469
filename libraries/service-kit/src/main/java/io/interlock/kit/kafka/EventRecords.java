package io.interlock.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.InstantText;
import io.interlock.events.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Builds Kafka records with CloudEvents 1.0 binary-mode headers. The source is {@code
 * /service/instance}. Thread-safe.
 */
public final class EventRecords {
    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private final byte[] source;
    private final Clock clock;

    public EventRecords(String source, Clock clock) {
        this.source = source.getBytes(UTF_8);
        this.clock = clock;
    }

    /** A record with a new random id. */
    public <T> ProducerRecord<String, byte[]> record(Topic<T> topic, String key, T value) {
        return record(topic, key, UUID.randomUUID().toString(), value);
    }

    /** A record whose id the readers remember: give the same id to the same fact. */
    public <T> ProducerRecord<String, byte[]> record(
            Topic<T> topic, String key, String id, T value) {
        return raw(
                topic.name(),
                key,
                id,
                typeOf(topic.name()),
                clock.instant(),
                EventCodec.encode(value));
    }

    /** Removes {@code key} from a compacted topic. */
    public ProducerRecord<String, byte[]> tombstone(Topic<?> topic, String key) {
        return raw(
                topic.name(),
                key,
                UUID.randomUUID().toString(),
                typeOf(topic.name()),
                clock.instant(),
                null);
    }

    /** A record from its parts, for values that are encoded already. */
    public ProducerRecord<String, byte[]> raw(
            String topic,
            String key,
            String id,
            String type,
            Instant time,
            byte @Nullable [] json) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, json);
        Headers headers = record.headers();
        headers.add("ce_specversion", VERSION);
        headers.add("ce_id", id.getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_source", source);
        headers.add("ce_time", InstantText.of(time).getBytes(UTF_8));
        headers.add("content-type", JSON);
        return record;
    }

    /**
     * The ce_type of a topic's records: {@code orders.commands.v1} has interlock.orders.command.v1.
     */
    public static String typeOf(String topic) {
        int version = topic.lastIndexOf('.');
        String stream = topic.substring(0, version);
        return "interlock." + singular(stream) + topic.substring(version);
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        if (noun.endsWith("ches")) {
            return noun.substring(0, noun.length() - 2);
        }
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }
}
