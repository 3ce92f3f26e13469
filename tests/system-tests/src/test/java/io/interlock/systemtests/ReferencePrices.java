package io.interlock.systemtests;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.events.ReferencePrice;
import io.interlock.events.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A source of prices that says one at a time. */
final class ReferencePrices {
    private ReferencePrices() {}

    static void say(String symbol, String source, String last) {
        ReferencePrice price =
                new ReferencePrice(
                        new Symbol(symbol), source, null, null, Price.of(last), Instant.now());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Platform.stack().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.REFERENCE_PRICES.name(),
                                    symbol,
                                    EventCodec.encode(price)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
