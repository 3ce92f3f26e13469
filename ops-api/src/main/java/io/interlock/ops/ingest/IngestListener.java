package io.interlock.ops.ingest;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/**
 * Two threads: orders, and everything else. The position that counts stands in the database beside
 * the tables, so that an empty database reads all of Kafka again; the group's own is for lag
 * monitors.
 */
@Component
class IngestListener implements ConsumerSeekAware {
    private static final Logger LOG = LoggerFactory.getLogger(IngestListener.class);
    private final Ingest ingest;
    private final Positions positions;

    IngestListener(Ingest ingest, Positions positions) {
        this.ingest = ingest;
        this.positions = positions;
    }

    @KafkaListener(
            id = "ops-orders",
            groupId = "ops-api-orders",
            topics = {
                "orders.commands.v1",
                "routing.decisions.v1",
                "orders.executions.v1",
                "dropcopy.executions.v1"
            },
            batch = "true",
            // an order's events come within a moment: gathered, it is projected once for all
            properties = {
                "max.poll.records=4000",
                "fetch.min.bytes=262144",
                "fetch.max.wait.ms=100"
            })
    void orders(List<ConsumerRecord<String, byte[]>> records) {
        ingest.take(records);
    }

    @KafkaListener(
            id = "ops-facts",
            groupId = "ops-api-facts",
            topics = {
                "fix.incidents.v1",
                "recon.breaks.v1",
                "audit.entries.v1",
                "accounts.lifecycle.v1"
            },
            batch = "true")
    void facts(List<ConsumerRecord<String, byte[]>> records) {
        ingest.take(records);
    }

    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        try {
            positions
                    .of(assignments.keySet())
                    .forEach((p, offset) -> callback.seek(p.topic(), p.partition(), offset));
        } catch (DataAccessException e) {
            // the group's position is never ahead of the database's
            LOG.atWarn().setCause(e).log("Positions cannot be read; going on from the group's");
        }
    }
}
