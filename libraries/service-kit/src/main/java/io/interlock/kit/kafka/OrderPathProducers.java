package io.interlock.kit.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What the producers of commands, decisions and reports have in common. */
public final class OrderPathProducers {
    /**
     * A record leaves at once where nothing is on its way; else it waits for the answer, with all
     * that come meanwhile. So batches grow by themselves with the load, and requests, which cost
     * both sides far more than records, do not.
     */
    public static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.LINGER_MS_CONFIG, 0,
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                    ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);

    private OrderPathProducers() {}
}
