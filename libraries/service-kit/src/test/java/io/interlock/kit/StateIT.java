package io.interlock.kit;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.testkit.OnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnPlatform
@SpringBootTest
@AutoConfigureMockMvc
class StateIT {
    @Autowired private KitApplication owner;
    @Autowired private StatePublisher<KillSwitch> publisher;
    @Autowired private StateReader<KillSwitch> reader;
    @Autowired private BreakableKafka kafka;
    @Autowired private EventRecords records;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private MockMvc mvc;

    private static KillSwitch kill(String symbol) {
        return new KillSwitch(
                "k-" + symbol,
                Environment.LIVE,
                new Symbol(symbol),
                "dealer",
                "test",
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void fresh() {
        eventually(() -> assertThat(reader.closedBecause(Instant.now())).isEmpty());
    }

    @Test
    void emptyStateIsLoadedOnceItsOwnerSaysSo() {
        fresh();
        eventually(() ->
                mvc.perform(get("/readyz"))
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.components.state.status").value("UP"))
                        .andExpect(jsonPath("$.components.topics.status").value("UP")));
    }

    @Test
    void changeReachesReadersInAFewMilliseconds() throws Exception {
        fresh();
        for (int round = 0; round < 3; round++) { // the first rounds warm up
            KillSwitch kill = kill("FAST" + round);
            CompletableFuture<Long> seen = new CompletableFuture<>();
            reader.onChange((key, value) -> {
                if (kill.equals(value)) {
                    seen.complete(System.nanoTime());
                }
            });
            owner.kills.put(kill.key(), kill);
            long before = System.nanoTime();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> publisher.refresh(kill.key()));
            long took = seen.get(5, TimeUnit.SECONDS) - before;
            assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofMillis(500));
        }
        owner.kills.remove("LIVE:FAST0");
        publisher.refresh("LIVE:FAST0");
        eventually(() -> assertThat(reader.view()).doesNotContainKey("LIVE:FAST0"));
        fresh();
    }

    @Test
    void restartedOwnerMakesTheTopicWhatItsSourceSays() throws Exception {
        fresh();
        publisher.stop();
        kafka.send(records.record(Topics.KILL_SWITCHES, "LIVE:GHOST", kill("GHOST"))).get();
        owner.kills.put("LIVE:NEW", kill("NEW"));
        eventually(() ->
                assertThat(reader.closedBecause(Instant.now()))
                        .hasValueSatisfying(why -> assertThat(why).contains("ms old")));
        assertThat(reader.view()).containsKey("LIVE:GHOST");
        long version = reader.version();

        publisher.start();

        eventually(() ->
                assertThat(reader.view())
                        .doesNotContainKey("LIVE:GHOST")
                        .containsEntry("LIVE:NEW", kill("NEW")));
        fresh();
        assertThat(reader.version()).isGreaterThan(version);
    }

    @Test
    void whatKafkaDidNotTakeClosesTheGatesUntilItDoes() {
        fresh();
        kafka.broken = true;
        try {
            owner.kills.put("LIVE:LOST", kill("LOST"));
            publisher.refresh("LIVE:LOST");
            eventually(() ->
                    assertThat(reader.closedBecause(Instant.now()))
                            .hasValueSatisfying(why -> assertThat(why).contains("ms old")));
            eventually(() -> mvc.perform(get("/readyz")).andExpect(status().is(503)));
            assertThat(reader.view()).doesNotContainKey("LIVE:LOST");
        } finally {
            kafka.broken = false;
        }
        eventually(() -> assertThat(reader.view()).containsEntry("LIVE:LOST", kill("LOST")));
        fresh();
    }
}
