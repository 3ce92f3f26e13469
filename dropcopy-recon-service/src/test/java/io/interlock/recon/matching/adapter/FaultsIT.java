package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Status;
import io.interlock.events.ReconBreak.Type;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.recon.breaks.Breaks;
import io.interlock.testkit.OnPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/** Planted faults are all found and none is invented; and a replay finds the same. */
@SpringBootTest(
        properties = {
            "interlock.recon.grace=1s",
            "interlock.recon.group=faults",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@OnPlatform
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final int TRADES = 400;
    private static final String OMS = "FAULTS";
    private static final Duration VISIBLE = Duration.ofSeconds(5);

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired StreamReader reader;
    @Autowired JdbcClient jdbc;
    @Autowired KafkaProperties kafkaProperties;
    @Autowired Reconciliation reconciliation;
    @Autowired Breaks breaks;
    @Autowired DeadLetters deadLetters;
    @Autowired Clock clock;

    /** What other tests left on the topics is read first. */
    @BeforeEach
    void allIsRead() throws Exception {
        Streams streams = new Streams(records);
        send(
                List.of(
                        streams.platform("READ", FaultyTrades.report("E1", null)),
                        streams.dropCopy("READ", FaultyTrades.report("E1", null))));
        within(Duration.ofMinutes(2))
                .is(
                        "all that was there is read",
                        () ->
                                jdbc.sql("select exists (select from oms_tally where oms = 'READ')")
                                        .query(Boolean.class)
                                        .single());
    }

    /** The records' own times tell that the drop copy came five minutes after the order session. */
    @Test
    @Order(1)
    void aDropCopyFiveMinutesLateIsTwoBreaksThatAreOver() throws Exception {
        Streams streams = new Streams(records);
        Instant traded = Instant.now().minus(Duration.ofMinutes(6)).truncatedTo(ChronoUnit.MILLIS);
        Instant late = traded.plus(Duration.ofSeconds(301));
        send(
                List.of(
                        at(
                                traded,
                                streams.platform(
                                        "LATE", FaultyTrades.report("E1", traded), traded)),
                        at(
                                late,
                                streams.dropCopy(
                                        "LATE", FaultyTrades.report("E1", traded), late))));
        within(VISIBLE).passes(() -> assertThat(found("LATE", each -> true)).hasSize(2));
        assertThat(found("LATE", each -> true))
                .extracting(
                        ReconBreak::type,
                        ReconBreak::status,
                        ReconBreak::openedAt,
                        ReconBreak::closedAt)
                .containsExactly(
                        tuple(
                                Type.MISSING_AT_DROP_COPY,
                                Status.CLOSED,
                                traded.plusSeconds(1),
                                late),
                        tuple(Type.LATE, Status.CLOSED, late, late));
    }

    @Test
    @Order(2)
    void plantedFaultsAreFoundNoneIsInventedAndAReplayFindsTheSame() throws Exception {
        FaultyTrades trades = FaultyTrades.of(new Streams(records), OMS, 0, TRADES, new Random(6));
        Map<String, Type> planted = trades.planted();
        assertThat(planted.values()).hasSizeGreaterThan(20);
        Map<String, Instant> told = send(trades.records());
        Map<String, Duration> took = new TreeMap<>();
        within(VISIBLE)
                .passes(() -> {
                    Map<String, Type> open = open();
                    Instant now = Instant.now();
                    open.keySet()
                            .forEach(each ->
                                    took.computeIfAbsent(
                                            each,
                                            execId ->
                                                    Duration.between(
                                                            told.getOrDefault(execId, now), now)));
                    assertThat(open).isEqualTo(planted);
                });
        System.out.printf(
                "%d planted breaks of %d trades, each seen within %d ms of its evidence%n",
                planted.size(),
                TRADES,
                took.values().stream().mapToLong(Duration::toMillis).max().orElseThrow());
        assertThat(took.values()).allMatch(each -> each.compareTo(VISIBLE) < 0);

        send(List.copyOf(trades.repairs().values()));
        within(VISIBLE).passes(() -> assertThat(open()).isEmpty());
        List<ReconBreak> live = breaks();
        assertThat(live.stream().filter(each -> !planted.containsKey(execId(each))).toList())
                .isEmpty();

        reader.stop();
        for (String table :
                List.of(
                        "waiting_trade",
                        "matched_trade",
                        "recon_break",
                        "recon_decision",
                        "recon_order",
                        "oms_tally",
                        "read_position")) {
            jdbc.sql("truncate " + table).update();
        }
        StreamReader replay = replayed();
        replay.start();
        try {
            within(Duration.ofSeconds(30))
                    .passes(() -> assertThat(breaks()).containsExactlyElementsOf(live));
        } finally {
            replay.stop();
        }
    }

    private StreamReader replayed() {
        ReconProperties again =
                new ReconProperties(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(5),
                        Duration.ofDays(8),
                        "faults-replayed",
                        500);
        return new StreamReader(
                kafkaProperties,
                again,
                reconciliation,
                breaks,
                deadLetters,
                new ReconMetrics(new SimpleMeterRegistry()),
                new StreamHealth(clock),
                clock);
    }

    private static ProducerRecord<String, byte[]> at(
            Instant time, ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                null,
                time.toEpochMilli(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** When Kafka had the last record of each ExecID(17). */
    private Map<String, Instant> send(List<ProducerRecord<String, byte[]>> all) throws Exception {
        Map<String, Instant> told = new TreeMap<>();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : all) {
            // the same record again is a new one of the log
            sent.add(
                    kafka.send(
                            new ProducerRecord<>(
                                    record.topic(),
                                    null,
                                    record.timestamp(),
                                    record.key(),
                                    record.value(),
                                    record.headers())));
            told.put(FaultyTrades.execId(record), Instant.now());
        }
        kafka.flush();
        for (CompletableFuture<?> each : sent) {
            each.get(30, TimeUnit.SECONDS);
        }
        return told;
    }

    private Map<String, Type> open() {
        return found(OMS, each -> each.status() == Status.OPEN).stream()
                .collect(
                        Collectors.toMap(
                                FaultsIT::execId, ReconBreak::type, (a, b) -> a, TreeMap::new));
    }

    private List<ReconBreak> breaks() {
        return found(OMS, each -> true);
    }

    private List<ReconBreak> found(String oms, Predicate<ReconBreak> wanted) {
        return jdbc
                .sql("select seen from recon_break where oms = ? order by opened_at, id")
                .param(oms)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventCodec.decode(json.getBytes(UTF_8), ReconBreak.class))
                .filter(wanted)
                .toList();
    }

    private static String execId(ReconBreak broken) {
        return String.valueOf(broken.execId());
    }
}
