package io.interlock.routing.decision.adapter;

import io.interlock.events.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * From where commands are to be read after a restart: behind the last one read, but not behind the
 * first that waits. Confined to the command loop's thread.
 */
final class Positions {
    private final HeldOrders held;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();

    Positions(HeldOrders held) {
        this.held = held;
    }

    void read(int partition, long offset) {
        next.put(partition, offset + 1);
    }

    void clear() {
        next.clear();
        committed.clear();
    }

    /** What has moved since the last call. */
    Map<TopicPartition, OffsetAndMetadata> moved() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        next.forEach((partition, read) -> {
            long position = held.firstOffset(partition).orElse(read);
            Long before = committed.put(partition, position);
            if (before == null || before != position) {
                moved.put(
                        new TopicPartition(Topics.ORDER_COMMANDS.name(), partition),
                        new OffsetAndMetadata(position));
            }
        });
        return moved;
    }
}
