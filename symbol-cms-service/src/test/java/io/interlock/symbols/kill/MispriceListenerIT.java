package io.interlock.symbols.kill;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import io.interlock.events.Misprice;
import io.interlock.events.Misprice.Action;
import io.interlock.events.Misprice.Cause;
import io.interlock.events.Misprice.State;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.symbols.kill.KillSwitches.Outcome;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.OnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/** A misprice on the topic pulls the kill switch of its symbol, once, and only where it says so. */
@OnPlatform
@SpringBootTest
class MispriceListenerIT {
    private static final String EVIDENCE =
            "LP1 has 1.1 and LP2 1.2: 909.0909 bp apart, allowed are 50";

    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private KillSwitches switches;
    @Autowired private StateReader<KillSwitch> kills;
    @Autowired private JdbcClient jdbc;

    /** A reader such as routing-service has. */
    @TestConfiguration
    static class Readers {
        @Bean
        StateReader<KillSwitch> kills(StateTopics topics) {
            return topics.reader(Topics.KILL_SWITCHES);
        }
    }

    private static Misprice misprice(
            String id, String symbol, State state, Action action, Instant at) {
        return new Misprice(
                id,
                "majors",
                new Symbol(symbol),
                List.of(Environment.LIVE),
                state,
                action,
                Cause.DEVIATION,
                EVIDENCE,
                at,
                at);
    }

    private void tell(Misprice told) throws ExecutionException, InterruptedException {
        kafka.send(records.record(Topics.MISPRICES, told.symbol().value(), told.id(), told)).get();
    }

    private List<KillSwitchView> of(String symbol) {
        return switches.list(true).stream()
                .filter(one -> one.symbol().value().equals(symbol))
                .toList();
    }

    private void pulled(String symbol) {
        Eventually.within(Duration.ofSeconds(30)).passes(() -> assertThat(of(symbol)).isNotEmpty());
    }

    @Test
    void itIsEngagedByTheRuleWithTheEvidence() throws Exception {
        tell(misprice("m1", "AUDNZD", State.RAISED, Action.PULL, Instant.now()));
        pulled("AUDNZD");
        eventually(() -> assertThat(kills.get("LIVE:AUDNZD")).isNotNull());
        assertThat(kills.get("LIVE:AUDNZD"))
                .extracting("by", "reason")
                .containsExactly("rule:misprice/majors", "DEVIATION: " + EVIDENCE);
        assertThat(kills.view()).doesNotContainKey("DEMO:AUDNZD");
        assertThat(
                        jdbc.sql(
                                        "select actor || ' ' || action from audit_entry where object"
                                                + " = 'symbol:LIVE:AUDNZD'")
                                .query(String.class)
                                .list())
                .containsExactly("rule:misprice/majors kill-switch.engaged");
    }

    /** A person released it: the same fact, read again, does not overrule that. */
    @Test
    void theSameMispriceIsCarriedOutOnce() throws Exception {
        Misprice told = misprice("m2", "NZDJPY", State.RAISED, Action.PULL, Instant.now());
        tell(told);
        pulled("NZDJPY");
        String id = of("NZDJPY").getFirst().id();
        assertThat(switches.release(id, "olga", "LP2 was wrong")).isInstanceOf(Outcome.Done.class);
        tell(told);
        tell(misprice("m3", "CADJPY", State.RAISED, Action.PULL, Instant.now()));
        pulled("CADJPY");
        assertThat(of("NZDJPY")).hasSize(1).noneMatch(KillSwitchView::engaged);
    }

    @Test
    void proposalsEndsAndOldOnesPullNothing() throws Exception {
        tell(misprice("m4", "CHFJPY", State.RAISED, Action.PROPOSE, Instant.now()));
        tell(misprice("m5", "CHFJPY", State.CLEARED, Action.PULL, Instant.now()));
        tell(misprice("m6", "CHFJPY", State.RAISED, Action.PULL, Instant.now().minusSeconds(61)));
        tell(misprice("m7", "NOTLISTED", State.RAISED, Action.PULL, Instant.now()));
        tell(misprice("m8", "EURNOK", State.RAISED, Action.PULL, Instant.now()));
        pulled("EURNOK");
        assertThat(of("CHFJPY")).isEmpty();
    }
}
