package io.interlock.kit;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;

/** Kafka that can be made to take nothing, as it looks when delivery times out. */
class BreakableKafka extends KafkaTemplate<String, byte[]> {
    volatile boolean broken;

    BreakableKafka(ProducerFactory<String, byte[]> producers) {
        super(producers);
    }

    @Override
    public CompletableFuture<SendResult<String, byte[]>> send(
            ProducerRecord<String, byte[]> record) {
        return broken
                ? CompletableFuture.failedFuture(new TimeoutException("broken by the test"))
                : super.send(record);
    }
}
