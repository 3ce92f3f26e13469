package io.interlock.benchmarks.naive;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Poll, handle each record, commit without waiting. Owns its consumer and its thread. */
final class Loop implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;

    Loop(
            String name,
            KafkaConsumer<String, String> consumer,
            Consumer<ConsumerRecord<String, String>> handler) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().name(name).start(() -> run(handler));
    }

    private void run(Consumer<ConsumerRecord<String, String>> handler) {
        try (consumer) {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                records.forEach(handler);
                if (!records.isEmpty()) {
                    consumer.commitAsync();
                }
            }
        } catch (WakeupException e) {
            System.out.println(thread.getName() + " ends");
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
