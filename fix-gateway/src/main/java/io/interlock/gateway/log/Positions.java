package io.interlock.gateway.log;

import io.interlock.gateway.lease.LeaseLostException;
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

    /** Positions to be stored, whose they are, and under which lease's token. */
    public record Stored(
            String consumer, String clusterId, long token, Map<TopicPartition, Long> next) {}

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

    /**
     * Stores positions inside the caller's transaction.
     *
     * @throws LeaseLostException where a newer token has stored positions
     */
    public void store(Stored stored) {
        Map<TopicPartition, Long> next = stored.next();
        int moved =
                jdbc.sql(
                                """
                                insert into consumer_position as p (consumer, cluster_id, owner_token, topic, part, next_offset)
                                select ?, ?, ?, * from unnest(?::text[], ?::int[], ?::bigint[])
                                on conflict (consumer, topic, part) do update
                                set next_offset = excluded.next_offset, owner_token = excluded.owner_token
                                where p.owner_token <= excluded.owner_token
                                """)
                        .param(stored.consumer())
                        .param(stored.clusterId())
                        .param(stored.token())
                        .param(
                                next.keySet().stream()
                                        .map(TopicPartition::topic)
                                        .toArray(String[]::new))
                        .param(
                                next.keySet().stream()
                                        .map(TopicPartition::partition)
                                        .toArray(Integer[]::new))
                        .param(next.values().toArray(Long[]::new))
                        .update();
        if (moved != next.size()) {
            throw new LeaseLostException("consumer " + stored.consumer());
        }
    }
}
