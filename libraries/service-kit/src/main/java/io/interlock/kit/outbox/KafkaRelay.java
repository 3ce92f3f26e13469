package io.interlock.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.kafka.EventRecords;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends what waits in the outbox and reports it done only when Kafka has it. */
final class KafkaRelay implements OutboxTypedHandler<OutboxMessage> {
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;

    KafkaRelay(KafkaOperations<String, byte[]> kafka, EventRecords records) {
        this.kafka = kafka;
        this.records = records;
    }

    @Override
    public void handle(OutboxMessage message, OutboxRecordMetadata metadata) {
        try {
            kafka.send(record(message)).get(15, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("not relayed yet: " + message.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before " + message.topic() + " had it", e);
        }
    }

    private ProducerRecord<String, byte[]> record(OutboxMessage message) {
        ProducerRecord<String, byte[]> record =
                records.raw(
                        message.topic(),
                        message.key(),
                        message.id(),
                        message.type(),
                        message.time(),
                        message.json().getBytes(UTF_8));
        Map<String, String> more = message.headers();
        if (more != null) {
            more.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        }
        return record;
    }
}
