package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.EventCodec;
import io.interlock.events.FixSessionState;
import io.interlock.events.StateMarker;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.testkit.OnPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/** A drop copy is away for ten minutes, of a clock that the test moves. */
@SpringBootTest(
        properties = {
            "interlock.recon.grace=1s",
            "interlock.recon.group=away",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@OnPlatform
class DropCopyAwayIT {
    private static final String OMS = "AWAY";
    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final MovedClock CLOCK = new MovedClock();

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired JdbcClient jdbc;

    /** Runs as all clocks do, and jumps ahead. */
    private static final class MovedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void move(Duration further) {
            ahead = ahead.plus(further);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    static class Moved {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @AfterEach
    void noSessionIsLeft() throws Exception {
        send(new ProducerRecord<>(Topics.FIX_SESSIONS.name(), OMS + "-DC", null));
    }

    @Test
    void tenMinutesAwayAreOneGapAndNoFillOfThemIsABreak() throws Exception {
        Streams streams = new Streams(records);
        session(FixSessionState.State.ACTIVE, now().minusSeconds(60));
        send(streams.platform(OMS, FaultyTrades.report("E0", now()), now()));
        send(streams.dropCopy(OMS, FaultyTrades.report("E0", now()), now()));
        within(A_WHILE).passes(() -> assertThat(matched()).isEqualTo(1));

        session(FixSessionState.State.LOST, now());
        passes(() -> assertThat(breaks()).containsExactly("COVERAGE_GAP OPEN"));
        Instant[] traded = new Instant[20];
        for (int i = 0; i < traded.length; i++) {
            CLOCK.move(Duration.ofSeconds(30));
            traded[i] = now();
            send(streams.platform(OMS, FaultyTrades.report("E" + (i + 1), traded[i]), traded[i]));
        }
        passes(() -> {
            assertThat(waiting()).isEqualTo(traded.length);
            assertThat(breaks()).containsExactly("COVERAGE_GAP OPEN");
        });

        session(FixSessionState.State.ACTIVE, now());
        for (int i = 0; i < traded.length; i++) {
            send(streams.resent(OMS, FaultyTrades.report("E" + (i + 1), traded[i]), now()));
        }
        passes(() -> assertThat(matched()).isEqualTo(traded.length + 1));
        CLOCK.move(Duration.ofSeconds(6));
        passes(() -> assertThat(breaks()).containsExactly("COVERAGE_GAP CLOSED"));

        CLOCK.move(Duration.ofSeconds(60));
        quiet(streams);
        assertThat(breaks()).containsExactly("COVERAGE_GAP CLOSED");
        assertThat(waiting()).isZero();
    }

    /** Another OMS's lonely fill of now is a break: all that was overdue has been looked at. */
    private void quiet(Streams streams) throws Exception {
        send(streams.platform("QUIET", FaultyTrades.report("E1", now()), now()));
        passes(() ->
                assertThat(
                                jdbc.sql("select count(*) from recon_break where oms = 'QUIET'")
                                        .query(Long.class)
                                        .single())
                        .isEqualTo(1));
    }

    /** As {@link io.interlock.testkit.Eventually}, while the gateway says that it is there. */
    private void passes(Runnable assertions) {
        within(A_WHILE)
                .every(Duration.ofMillis(200))
                .passes(() -> {
                    send(
                            new ProducerRecord<>(
                                    Topics.FIX_SESSIONS.name(),
                                    StateMarker.KEY,
                                    EventCodec.encode(new StateMarker(1, 1, now()))));
                    assertions.run();
                });
    }

    private void session(FixSessionState.State state, Instant since) throws Exception {
        FixSessionState session =
                new FixSessionState(
                        OMS + "-DC",
                        FixSessionState.Role.DROP_COPY,
                        OMS,
                        null,
                        "INTERLOCK",
                        OMS + "-DC",
                        "FIX.4.4",
                        "gw-1",
                        state,
                        false,
                        since,
                        1,
                        1,
                        5,
                        null,
                        null,
                        since);
        send(records.record(Topics.FIX_SESSIONS, session.id(), session));
        send(
                new ProducerRecord<>(
                        Topics.FIX_SESSIONS.name(),
                        StateMarker.KEY,
                        EventCodec.encode(new StateMarker(1, 1, now()))));
    }

    private static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        kafka.send(record).get(10, TimeUnit.SECONDS);
    }

    private List<String> breaks() {
        return jdbc.sql("select type || ' ' || status from recon_break where oms = ? order by 1")
                .param(OMS)
                .query(String.class)
                .list();
    }

    private long matched() {
        return jdbc.sql("select count(*) from matched_trade where oms = ?")
                .param(OMS)
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from waiting_trade where oms = ?")
                .param(OMS)
                .query(Long.class)
                .single();
    }
}
