package io.interlock.ops.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Repository;

/**
 * How far each partition has been read, with the topic's own id: a topic that was made anew is read
 * from its beginning.
 */
@Repository
class Positions {
    private final JdbcTemplate jdbc;
    private final KafkaAdmin admin;
    private final Map<String, String> topicIds = new ConcurrentHashMap<>();

    Positions(JdbcTemplate jdbc, KafkaAdmin admin) {
        this.jdbc = jdbc;
        this.admin = admin;
    }

    /** Where to read on; the beginning where nothing is known. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> known = new HashMap<>();
        jdbc.query(
                "SELECT topic, partition, topic_id, next_offset FROM consumer_position",
                row -> {
                    String topic = row.getString(1);
                    if (row.getString(3).equals(topicId(topic))) {
                        known.put(new TopicPartition(topic, row.getInt(2)), row.getLong(4));
                    }
                });
        Map<TopicPartition, Long> result = new HashMap<>();
        partitions.forEach(p -> result.put(p, known.getOrDefault(p, 0L)));
        return result;
    }

    /** Writes the position after the last of these records. */
    void advance(Collection<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            next.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset() + 1,
                    Math::max);
        }
        List<Object[]> rows = new ArrayList<>();
        next.forEach((p, offset) ->
                rows.add(new Object[] {p.topic(), p.partition(), topicId(p.topic()), offset}));
        jdbc.batchUpdate(
                """
                INSERT INTO consumer_position (topic, partition, topic_id, next_offset)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE
                SET topic_id = excluded.topic_id, next_offset = excluded.next_offset\
                """,
                rows);
    }

    private String topicId(String topic) {
        return topicIds.computeIfAbsent(
                topic,
                name -> {
                    var description = admin.describeTopics(name).get(name);
                    if (description == null) {
                        throw new IllegalStateException("no such topic: " + name);
                    }
                    return description.topicId().toString();
                });
    }
}
