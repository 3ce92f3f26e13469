package io.interlock.gateway.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a consumer goes on reading; committed with what it did. */
@Component
public class Positions {
    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The stored positions of {@code consumer}.
     *
     * @throws IllegalStateException where they belong to another Kafka cluster: its offsets mean
     *     nothing here
     */
    public Map<TopicPartition, Long> load(String consumer, String clusterId) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        jdbc.sql(
                        "select topic, part, next_offset, cluster_id from consumer_position where consumer = ?")
                .param(consumer)
                .query(row -> {
                    if (!clusterId.equals(row.getString(4))) {
                        throw new IllegalStateException(
                                "positions of "
                                        + consumer
                                        + " belong to Kafka cluster "
                                        + row.getString(4)
                                        + ", this is "
                                        + clusterId
                                        + ": restore that cluster, or settle its open orders and clear consumer_position");
                    }
                    positions.put(
                            new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                });
        return positions;
    }

    /** Stores positions inside the caller's transaction. */
    public void store(String consumer, String clusterId, Map<TopicPartition, Long> next) {
        jdbc.sql(
                        """
                        insert into consumer_position (consumer, cluster_id, topic, part, next_offset)
                        select ?, ?, * from unnest(?::text[], ?::int[], ?::bigint[])
                        on conflict (consumer, topic, part) do update set next_offset = excluded.next_offset
                        """)
                .param(consumer)
                .param(clusterId)
                .param(next.keySet().stream().map(TopicPartition::topic).toArray(String[]::new))
                .param(
                        next.keySet().stream()
                                .map(TopicPartition::partition)
                                .toArray(Integer[]::new))
                .param(next.values().toArray(Long[]::new))
                .update();
    }
}
