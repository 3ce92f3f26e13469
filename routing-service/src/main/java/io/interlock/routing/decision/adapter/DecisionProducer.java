package io.interlock.routing.decision.adapter;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Decisions on their way into Kafka. Confined to the command loop's thread. */
final class DecisionProducer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final EventRecords records;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    DecisionProducer(Map<String, Object> config, EventRecords records) {
        this.producer = new KafkaProducer<>(config);
        this.records = records;
    }

    /** Does not wait. */
    void send(RoutingDecision decision) {
        sent.add(producer.send(record(Topics.ROUTING_DECISIONS, decision)));
        sendRejection(decision);
    }

    /** Once more for whoever answers the client; nothing where it is no rejection. */
    void sendRejection(RoutingDecision decision) {
        if (decision.rejection() != null) {
            sent.add(producer.send(record(Topics.ROUTING_REJECTIONS, decision)));
        }
    }

    /** Until Kafka has all of them. */
    void await() throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    private ProducerRecord<String, byte[]> record(
            Topic<RoutingDecision> topic, RoutingDecision decision) {
        OrderCommand command = decision.command();
        ProducerRecord<String, byte[]> record =
                records.record(topic, command.key(), "decision:" + command.commandId(), decision);
        String oms = decision.oms();
        if (oms != null) {
            // the gateway's links know their own by it; a rejection has none
            record.headers().add("oms", oms.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
