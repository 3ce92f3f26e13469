package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @TempDir Path directory;

    @Test
    void recordsOutliveTheBroker() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            try (Admin admin = Admin.create(clientOf(broker))) {
                admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
            send(broker, "first");
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(directory)) {
            send(broker, "second");

            assertThat(read(broker, 2)).containsExactly("first", "second");
        }
    }

    private static void send(EmbeddedKafka broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        clientOf(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders", value)).get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka broker, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        clientOf(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ORDERS));
            consumer.seekToBeginning(List.of(ORDERS));
            return Eventually.within(Duration.ofSeconds(20))
                    .yields(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(record -> values.add(record.value()));
                                return values.size() < count
                                        ? Optional.empty()
                                        : Optional.of(values);
                            },
                            count + " records");
        }
    }

    private static Map<String, Object> clientOf(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
