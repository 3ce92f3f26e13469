package io.interlock.routing.simulation.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.Topics;
import io.interlock.routing.reference.PriceBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reference prices of the past, as far as they were known at a moment that goes on. Of one thread.
 */
final class PastPrices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PastPrices.class);
    private static final TopicPartition PARTITION =
            new TopicPartition(Topics.REFERENCE_PRICES.name(), 0);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();
    private final PriceBook book = new PriceBook();
    private final long end;

    PastPrices(Map<String, Object> consumerConfig, Instant since) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(config);
        consumer.assign(List.of(PARTITION));
        end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        var first =
                consumer.offsetsForTimes(
                                Map.of(PARTITION, since.minus(PriceBook.REACH).toEpochMilli()))
                        .get(PARTITION);
        consumer.seek(PARTITION, first == null ? end : first.offset());
    }

    /** As it was at the moment that {@link #until} was told last. */
    PriceBook book() {
        return book;
    }

    /** Takes all that was written until then. */
    void until(Instant moment) {
        while (true) {
            if (waiting.isEmpty() && consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(waiting::add);
                continue;
            }
            ConsumerRecord<String, byte[]> next = waiting.peekFirst();
            if (next == null || next.timestamp() > moment.toEpochMilli()) {
                return;
            }
            take(waiting.removeFirst());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            boolean unused =
                    book.take(
                            EventCodec.decode(record.value(), Topics.REFERENCE_PRICES),
                            Instant.ofEpochMilli(record.timestamp()));
        } catch (JacksonException e) {
            LOG.atDebug().addKeyValue("offset", record.offset()).setCause(e).log("Passed over");
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
