package io.interlock.routing.misprice.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.events.Misprice;
import io.interlock.events.Misprice.Action;
import io.interlock.events.Misprice.Cause;
import io.interlock.events.Misprice.State;
import io.interlock.events.ReferencePrice;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.OnOwnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.KafkaOperations;

/** Prices from Kafka, doubted by two rules: one proposes, one pulls; both say when it is over. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA",
            "interlock.routing.misprice.rules[0].name=tell",
            "interlock.routing.misprice.rules[0].symbols=EURUSD",
            "interlock.routing.misprice.rules[0].deviation-bps=50",
            "interlock.routing.misprice.rules[0].dwell=300ms",
            "interlock.routing.misprice.rules[0].calm=300ms",
            "interlock.routing.misprice.rules[1].name=stop",
            "interlock.routing.misprice.rules[1].symbols=XAU*",
            "interlock.routing.misprice.rules[1].environments=LIVE",
            "interlock.routing.misprice.rules[1].action=PULL",
            "interlock.routing.misprice.rules[1].stale-after=2s",
            "interlock.routing.misprice.rules[1].dwell=300ms",
            "interlock.routing.misprice.rules[1].calm=300ms"
        })
class MispricesIT {
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private EventRecords records;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrap = "";

    private void price(String symbol, String source, String price)
            throws ExecutionException, InterruptedException {
        kafka.send(
                        records.record(
                                Topics.REFERENCE_PRICES,
                                symbol,
                                new ReferencePrice(
                                        new Symbol(symbol),
                                        source,
                                        null,
                                        null,
                                        Price.of(price),
                                        Instant.now())))
                .get();
    }

    private static List<String> of(List<Misprice> told, String rule) {
        return told.stream()
                .filter(one -> one.rule().equals(rule))
                .map(one -> one.state() + " " + one.cause() + " " + one.action())
                .toList();
    }

    @Test
    void oneRuleProposesAndOnePulls() throws Exception {
        List<Misprice> told = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.MISPRICES.name(), 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Eventually soon = Eventually.within(Duration.ofSeconds(30));
            soon.passes(() -> {
                price("EURUSD", "LP1", "1.1");
                price("EURUSD", "LP2", "1.2");
                read(consumer, told);
                assertThat(of(told, "tell")).containsExactly("RAISED DEVIATION PROPOSE");
            });
            assertThat(told.getFirst().environments())
                    .containsExactly(Environment.LIVE, Environment.DEMO);
            assertThat(told.getFirst().evidence())
                    .isEqualTo("LP1 has 1.1 and LP2 1.2: 909.0909 bp apart, allowed are 50");
            soon.passes(() -> {
                price("EURUSD", "LP1", "1.2");
                read(consumer, told);
                assertThat(of(told, "tell"))
                        .containsExactly("RAISED DEVIATION PROPOSE", "CLEARED DEVIATION PROPOSE");
            });
            price("XAUUSD", "LP1", "2650");
            soon.passes(() -> {
                read(consumer, told);
                assertThat(of(told, "stop")).containsExactly("RAISED STALE PULL");
            });
            soon.passes(() -> {
                price("XAUUSD", "LP1", "2650");
                read(consumer, told);
                assertThat(of(told, "stop"))
                        .containsExactly("RAISED STALE PULL", "CLEARED STALE PULL");
            });
            Misprice stale =
                    told.stream()
                            .filter(one -> one.state() == State.RAISED)
                            .filter(one -> one.cause() == Cause.STALE)
                            .findFirst()
                            .orElseThrow();
            assertThat(stale.symbol()).isEqualTo(new Symbol("XAUUSD"));
            assertThat(stale.action()).isEqualTo(Action.PULL);
            assertThat(stale.environments()).containsExactly(Environment.LIVE);
        }
    }

    private static void read(KafkaConsumer<String, byte[]> consumer, List<Misprice> told) {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> told.add(EventCodec.decode(record.value(), Topics.MISPRICES)));
    }
}
