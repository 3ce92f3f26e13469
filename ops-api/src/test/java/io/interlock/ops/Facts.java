package io.interlock.ops;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/** Puts events on their topics, as the other services do. */
record Facts(KafkaOperations<String, byte[]> kafka, EventRecords records) {

    /** Each is on its topic before the next. */
    void tell(Object... events) {
        for (Object event : events) {
            send(record(event));
        }
    }

    /** Without waiting. */
    @SuppressWarnings("FutureReturnValueIgnored") // what gets lost fails the test
    void tellLater(Object... events) {
        for (Object event : events) {
            kafka.send(record(event));
        }
    }

    private ProducerRecord<String, byte[]> record(Object event) {
        return switch (event) {
            case OrderCommand command ->
                    records.record(Topics.ORDER_COMMANDS, command.key(), command);
            case RoutingDecision decision ->
                    records.record(Topics.ROUTING_DECISIONS, decision.command().key(), decision);
            case OrderExecution execution ->
                    records.record(Topics.ORDER_EXECUTIONS, "L1001", execution);
            case DropCopyExecution copy ->
                    records.record(Topics.DROP_COPY_EXECUTIONS, copy.oms(), copy);
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    <T> void put(Topic<T> topic, String key, T event) {
        send(records.record(topic, key, event));
    }

    void remove(Topic<?> topic, String key) {
        send(records.tombstone(topic, key));
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            kafka.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
