package io.interlock.symbols.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.symbols.SymbolCmsApplication;
import io.interlock.symbols.kill.KillSwitches.Outcome;
import io.interlock.testkit.EmbeddedKafka;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A kill switch is stored whatever Kafka does, and who asked is told whether it is known yet. */
class KafkaGoneIT {
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private final List<Integer> ports = FreePorts.take(2);
    @TempDir private Path directory;

    @Test
    void aKillWithoutKafkaIsStoredAndSaysThatNobodyKnowsOfItYet() throws Exception {
        EmbeddedKafka kafka = startKafka();
        try (var service = new SpringApplication(SymbolCmsApplication.class).run(settings())) {
            KillSwitches switches = service.getBean(KillSwitches.class);
            published(service);
            KillSwitchView before = kill(switches);
            assertThat(before.announced()).isTrue();
            assertThat(release(switches, before).announced()).isTrue();

            kafka.close();
            KillSwitchView killed = kill(switches);
            assertThat(killed.announced()).isFalse();
            assertThat(switches.list(false))
                    .extracting(KillSwitchView::id)
                    .containsExactly(killed.id());

            kafka = startKafka();
            published(service);
            assertThat(told(kafka)).last().isEqualTo("LIVE:EURUSD");
            assertThat(release(switches, killed).announced()).isTrue();
        } finally {
            kafka.close();
        }
    }

    private EmbeddedKafka startKafka() {
        return EmbeddedKafka.start(directory, ports.get(0), ports.get(1), Map.of());
    }

    private String[] settings() {
        TestPostgres.Database database = TestPostgres.database("gone");
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.kafka.bootstrap-servers=127.0.0.1:" + ports.getFirst(),
            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none"
        };
    }

    private static void published(ConfigurableApplicationContext service) {
        @SuppressWarnings("unchecked")
        StatePublisher<KillSwitch> publisher =
                service.getBean("killSwitchPublisher", StatePublisher.class);
        Eventually.within(Duration.ofSeconds(90))
                .passes(() -> publisher.taken().get(5, TimeUnit.SECONDS));
    }

    private static KillSwitchView kill(KillSwitches switches) {
        return done(switches.engage(Environment.LIVE, EURUSD, "olga", "feed froze"));
    }

    private static KillSwitchView release(KillSwitches switches, KillSwitchView killed) {
        return done(switches.release(killed.id(), "olga", "feed is back"));
    }

    private static KillSwitchView done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(KillSwitchView state)) {
            return state;
        }
        throw new AssertionError(outcome.toString());
    }

    /** What the topic tells, in its order, but for markers. */
    private static List<String> told(EmbeddedKafka kafka) {
        TopicPartition partition = new TopicPartition(Topics.KILL_SWITCHES.name(), 0);
        List<String> told = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> {
                            if (record.key().contains(":")) {
                                told.add(record.value() == null ? "released" : record.key());
                            }
                        });
            }
        }
        return told;
    }
}
