package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
class FaultsIT {
    private static final int TRADES = 400;
    private static final String OMS = "FAULTS";

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired StreamReader reader;
    @Autowired JdbcClient jdbc;
    @Autowired KafkaProperties kafkaProperties;
    @Autowired Reconciliation reconciliation;
    @Autowired Breaks breaks;
    @Autowired DeadLetters deadLetters;
    @Autowired Clock clock;

    /** What is done to a trade, and the break it must give. */
    private enum Fault {
        NONE(null),
        DROPPED_BY_PLATFORM(Type.MISSING_AT_PLATFORM),
        DROPPED_BY_DROP_COPY(Type.MISSING_AT_DROP_COPY),
        DOUBLED(null),
        QUANTITY(Type.QUANTITY_MISMATCH),
        PRICE(Type.PRICE_MISMATCH),
        SIDE(Type.SIDE_MISMATCH),
        SYMBOL(Type.SYMBOL_MISMATCH),
        ACCOUNT(Type.ACCOUNT_MISMATCH),
        CUM_QTY(Type.CUM_LEAVES_MISMATCH),
        STATUS(Type.STATE_MISMATCH);

        private final @Nullable Type type;

        Fault(@Nullable Type type) {
            this.type = type;
        }
    }

    @Test
    void plantedFaultsAreFoundNoneIsInventedAndAReplayFindsTheSame() throws Exception {
        Random random = new Random(6);
        Streams streams = new Streams(records);
        Map<String, Type> planted = new TreeMap<>();
        List<ProducerRecord<String, byte[]>> platform = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> dropCopy = new ArrayList<>();
        Map<String, ProducerRecord<String, byte[]>> repairs = new TreeMap<>();
        for (int i = 0; i < TRADES; i++) {
            Fault fault =
                    random.nextInt(8) == 0
                            ? Fault.values()[random.nextInt(Fault.values().length)]
                            : Fault.NONE;
            String execId = "E" + i;
            ProducerRecord<String, byte[]> ours =
                    streams.platform(OMS, report(execId, Fault.NONE));
            ProducerRecord<String, byte[]> theirs = streams.dropCopy(OMS, report(execId, fault));
            if (fault != Fault.DROPPED_BY_PLATFORM) {
                platform.add(ours);
            }
            if (fault != Fault.DROPPED_BY_DROP_COPY) {
                dropCopy.add(theirs);
            }
            if (fault == Fault.DOUBLED) {
                dropCopy.add(theirs);
                platform.add(streams.platform(OMS, report(execId, Fault.NONE)));
            }
            if (fault.type != null) {
                planted.put(execId, fault.type);
                repairs.put(
                        execId,
                        fault == Fault.DROPPED_BY_PLATFORM
                                ? ours
                                : streams.dropCopy(OMS, report(execId, Fault.NONE)));
            }
        }
        assertThat(planted.values()).hasSizeGreaterThan(20);
        // the two streams in any order, as they are of different sessions
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(platform);
        all.addAll(dropCopy);
        Collections.shuffle(all, random);
        send(all);
        Instant sent = Instant.now();
        within(Duration.ofSeconds(20)).passes(() -> assertThat(open()).isEqualTo(planted));
        System.out.printf(
                "%d planted breaks of %d trades found in %d ms%n",
                planted.size(), TRADES, Duration.between(sent, Instant.now()).toMillis());

        send(List.copyOf(repairs.values()));
        within(Duration.ofSeconds(20)).passes(() -> assertThat(open()).isEmpty());
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

    private void send(List<ProducerRecord<String, byte[]>> all) throws Exception {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : all) {
            // the same record again is a new one of the log
            sent.add(
                    kafka.send(
                            new ProducerRecord<>(
                                    record.topic(),
                                    null,
                                    record.key(),
                                    record.value(),
                                    record.headers())));
        }
        kafka.flush();
        for (CompletableFuture<?> each : sent) {
            each.get(30, TimeUnit.SECONDS);
        }
    }

    private Map<String, Type> open() {
        return found(each -> each.status() == Status.OPEN).stream()
                .collect(
                        Collectors.toMap(
                                FaultsIT::execId, ReconBreak::type, (a, b) -> a, TreeMap::new));
    }

    private List<ReconBreak> breaks() {
        return found(each -> true);
    }

    private List<ReconBreak> found(Predicate<ReconBreak> wanted) {
        return jdbc
                .sql("select seen from recon_break where oms = ? order by opened_at, id")
                .param(OMS)
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

    private static ExecutionReport report(String execId, Fault fault) {
        return new ExecutionReport(
                new OrderId("O-" + execId),
                new ExecId(execId),
                null,
                new ClOrdId("C-" + execId),
                null,
                new Account(fault == Fault.ACCOUNT ? "L2" : "L1"),
                new Symbol(fault == Fault.SYMBOL ? "GBPUSD" : "EURUSD"),
                fault == Fault.SIDE ? Side.SELL : Side.BUY,
                OrdType.LIMIT,
                ExecType.TRADE,
                fault == Fault.STATUS ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED,
                null,
                null,
                null,
                Quantity.of(fault == Fault.QUANTITY ? "90" : "100"),
                Price.of(fault == Fault.PRICE ? "1.2" : "1.1"),
                Quantity.of(fault == Fault.CUM_QTY ? "110" : "100"),
                null,
                null,
                null,
                null,
                null);
    }
}
