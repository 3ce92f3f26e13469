package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.EventCodec;
import io.interlock.events.FixSessionState;
import io.interlock.events.ReconBreak;
import io.interlock.events.ReconBreak.Status;
import io.interlock.events.ReconBreak.Type;
import io.interlock.events.StateMarker;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.recon.breaks.Breaks;
import io.interlock.testkit.OnPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
        properties = {
            "interlock.recon.grace=1s",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@AutoConfigureMockMvc
@OnPlatform
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationIT {
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired Breaks breaks;
    @Autowired TallyTable tallies;
    @Autowired StreamReader reader;
    @Autowired MeterRegistry meters;
    @Autowired JdbcClient jdbc;
    @Autowired StreamHealth health;
    @Autowired DropCopySessions sessions;
    @Autowired KafkaProperties kafkaProperties;
    @Autowired ReconProperties properties;
    @Autowired Reconciliation reconciliation;
    @Autowired DeadLetters deadLetters;
    @Autowired Clock clock;
    @Autowired MockMvc mvc;

    private Streams streams() {
        return new Streams(records);
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        kafka.send(record).get(10, TimeUnit.SECONDS);
    }

    private TallyTable.Tally tally(String oms) {
        return tallies.tallies().stream()
                .filter(each -> each.oms().equals(oms))
                .findFirst()
                .orElseGet(() -> new TallyTable.Tally(oms, 0, 0, 0, null));
    }

    private List<ReconBreak> breaks(String oms) {
        return all().stream().filter(each -> each.oms().equals(oms)).toList();
    }

    private List<String> types(String oms) {
        return breaks(oms).stream().map(each -> each.type() + " " + each.status()).toList();
    }

    /** The newest first. */
    private List<ReconBreak> all() {
        return jdbc
                .sql("select seen from recon_break order by opened_at desc, id desc")
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventCodec.decode(json.getBytes(UTF_8), ReconBreak.class))
                .toList();
    }

    private static JwtRequestPostProcessor dealer() {
        return jwt().authorities(new SimpleGrantedAuthority("break:read"));
    }

    @Test
    @Order(1)
    void tradesOfBothSidesMatchAndAcknowledgementsAreNoTrades() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(streams().dropCopy("M", "E" + i, "100", "1.1"));
            send(streams().platform("M", "E" + i, "100.0", "1.10"));
        }
        send(streams().platform("M", Streams.report("N1", ExecType.NEW, null, null)));
        send(streams().dropCopy("M", Streams.report("N1", ExecType.NEW, null, null)));
        send(streams().platform("M", Streams.report("E5", ExecType.TRADE_CANCEL, "100", "1.1")));
        send(streams().dropCopy("M", Streams.report("E5", ExecType.TRADE_CANCEL, null, null)));
        within(A_WHILE)
                .passes(() -> {
                    TallyTable.Tally tally = tally("M");
                    assertThat(tally)
                            .isEqualTo(new TallyTable.Tally("M", 6, 0, 0, tally.lastDropCopyAt()));
                });
        assertThat(breaks("M")).isEmpty();
        assertThat(meters.counter("recon.matched", "oms", "M").count()).isEqualTo(6);
    }

    @Test
    @Order(2)
    void aFillHiddenFromThePlatformIsABreakThatClosesByItself() throws Exception {
        send(streams().dropCopy("H", "E1", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("H")).hasSize(1));
        ReconBreak open = breaks("H").getFirst();
        assertThat(open.type()).isEqualTo(Type.MISSING_AT_PLATFORM);
        assertThat(Duration.between(tally("H").lastDropCopyAt(), open.openedAt()))
                .isGreaterThan(Duration.ofMillis(999));
        eventually(() ->
                assertThat(
                                meters.get("recon.breaks.open")
                                        .tags(
                                                "oms",
                                                "H",
                                                "type",
                                                "MISSING_AT_PLATFORM",
                                                "severity",
                                                "CRITICAL")
                                        .gauge()
                                        .value())
                        .isEqualTo(1));

        send(streams().platform("H", "E1", "100", "1.1"));
        within(A_WHILE)
                .passes(() ->
                        assertThat(breaks("H"))
                                .extracting(ReconBreak::status)
                                .containsExactly(Status.CLOSED));
        eventually(() ->
                assertThat(published("H"))
                        .containsExactly(
                                open.breakId() + " MISSING_AT_PLATFORM OPEN",
                                open.breakId() + " MISSING_AT_PLATFORM CLOSED"));
    }

    @Test
    @Order(3)
    void differencesAndMissingDropCopiesAreBreaks() throws Exception {
        send(streams().platform("D", "Q", "100", "1.1"));
        send(streams().dropCopy("D", "Q", "200", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("D")).hasSize(1));
        send(streams().platform("D", "P", "100", "1.1"));
        send(streams().dropCopy("D", "P", "100", "1.2"));
        within(A_WHILE).passes(() -> assertThat(breaks("D")).hasSize(2));
        send(streams().platform("D", "X", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("D")).hasSize(3));
        assertThat(breaks("D"))
                .extracting(ReconBreak::type)
                .containsExactly(
                        Type.MISSING_AT_DROP_COPY, Type.PRICE_MISMATCH, Type.QUANTITY_MISMATCH);
        assertThat(tally("D").open()).isEqualTo(3);
    }

    @Test
    @Order(4)
    void repeatsMatchOnce() throws Exception {
        ProducerRecord<String, byte[]> dropCopy = streams().dropCopy("R", "E1", "100", "1.1");
        send(dropCopy);
        send(dropCopy);
        send(streams().platform("R", "E1", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(tally("R").matched()).isEqualTo(1));
        send(dropCopy);
        send(streams().dropCopy("R", "E1", "100", "1.1"));
        send(streams().platform("R", "E1", "100", "1.1"));
        send(streams().dropCopy("R", "E2", "100", "1.1"));
        send(streams().platform("R", "E2", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(tally("R").matched()).isEqualTo(2));
        assertThat(breaks("R")).isEmpty();
        assertThat(tally("R").pending()).isZero();
    }

    @Test
    @Order(5)
    void recordsNobodyCanReadAreParkedWithTheirCause() throws Exception {
        String topic = Topics.DROP_COPY_EXECUTIONS.name();
        send(new ProducerRecord<>(topic, 0, "k", "{not json".getBytes(UTF_8)));
        send(streams().dropCopy("Z", Streams.report(null, ExecType.TRADE, "1", "1")));
        send(streams().dropCopy("Z", Streams.report("nul\0", ExecType.TRADE, "1", "1")));
        send(streams().dropCopy("Z", "E1", "100", "1.1"));
        send(streams().platform("Z", "E1", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(tally("Z").matched()).isEqualTo(1));
        List<String> causes =
                Published.on(
                        topic + ".dropcopy-recon-service.dlt",
                        each -> {
                            Header cause = each.headers().lastHeader("dlt-cause");
                            return new String(cause.value(), UTF_8);
                        });
        assertThat(causes).hasSize(3);
        assertThat(causes)
                .anyMatch(cause -> cause.contains("StreamReadException"))
                .anyMatch(cause -> cause.contains("without ExecID(17)"))
                .anyMatch(cause -> cause.contains("invalid byte sequence"));
    }

    @Test
    @Order(6)
    void aRestartInTheMiddleLosesAndDoublesNothing() throws Exception {
        send(streams().dropCopy("S", "E1", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("S")).hasSize(1));
        reader.stop();
        send(streams().platform("S", "E1", "100", "1.1"));
        for (int i = 2; i <= 50; i++) {
            send(streams().platform("S", "E" + i, "100", "1.1"));
            send(streams().dropCopy("S", "E" + i, "100", "1.1"));
        }
        reader.start();
        within(A_WHILE).passes(() -> assertThat(tally("S").matched()).isEqualTo(50));
        assertThat(breaks("S")).extracting(ReconBreak::status).containsExactly(Status.CLOSED);
        assertThat(tally("S").pending()).isZero();
    }

    @Test
    @Order(6)
    void whatCannotBeStoredYetIsTriedAgain() throws Exception {
        jdbc.sql("alter table waiting_trade rename to away").update();
        send(streams().platform("A", "E1", "100", "1.1"));
        within(A_WHILE)
                .passes(() ->
                        assertThat(health.health().getDetails().get("error"))
                                .asString()
                                .contains("waiting_trade"));
        send(streams().dropCopy("A", "E2", "100", "1.1"));
        jdbc.sql("alter table away rename to waiting_trade").update();
        send(streams().dropCopy("A", "E1", "100", "1.1"));
        send(streams().platform("A", "E2", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(tally("A").matched()).isEqualTo(2));
        within(A_WHILE)
                .passes(() -> assertThat(health.health().getDetails().get("error")).isNull());
    }

    @Test
    @Order(6)
    void lostDatabaseConnectionsLoseNothing() throws Exception {
        for (int i = 0; i < 300; i++) {
            send(streams().platform("C", "E" + i, "100", "1.1"));
            send(streams().dropCopy("C", "E" + i, "100", "1.1"));
            if (i % 50 == 25) {
                // the pool may first hand out one that was cut the last time
                within(A_WHILE).passes(this::cutAllOtherConnections);
            }
        }
        within(A_WHILE).passes(() -> assertThat(tally("C").matched()).isEqualTo(300));
        assertThat(tally("C").pending()).isZero();
        assertThat(tally("C").open()).isZero();
    }

    private void cutAllOtherConnections() {
        jdbc.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """)
                .query(Boolean.class)
                .list();
    }

    @Test
    @Order(8)
    void aDropCopyWhoseSessionIsDownIsNotMissed() throws Exception {
        FixSessionState down = dropCopySession("V", FixSessionState.State.LOST);
        send(records.record(Topics.FIX_SESSIONS, down.id(), down));
        StateMarker marker = new StateMarker(1, 1, Instant.now());
        send(
                new ProducerRecord<>(
                        Topics.FIX_SESSIONS.name(), StateMarker.KEY, EventCodec.encode(marker)));
        within(A_WHILE)
                .passes(() -> assertThat(sessions.silent(Instant.now())).containsOnlyKeys("V"));
        send(streams().platform("V", "E1", "100", "1.1"));
        send(streams().platform("U", "E1", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("U")).hasSize(1));
        within(A_WHILE).passes(() -> assertThat(types("V")).containsExactly("COVERAGE_GAP OPEN"));
        assertThat(tally("V").pending()).isEqualTo(1);
        send(new ProducerRecord<>(Topics.FIX_SESSIONS.name(), down.id(), null));
        within(A_WHILE)
                .passes(() ->
                        assertThat(types("V"))
                                .containsExactlyInAnyOrder(
                                        "COVERAGE_GAP CLOSED", "MISSING_AT_DROP_COPY OPEN"));
    }

    private static FixSessionState dropCopySession(String oms, FixSessionState.State state) {
        Instant now = Instant.now();
        return new FixSessionState(
                oms + "-DC",
                FixSessionState.Role.DROP_COPY,
                oms,
                null,
                "INTERLOCK",
                oms + "-DC",
                "FIX.4.4",
                "gw-1",
                state,
                false,
                now,
                1,
                1,
                5,
                null,
                null,
                now);
    }

    @Test
    @Order(6)
    void instancesShareTheStreams() throws Exception {
        StreamReader second =
                new StreamReader(
                        kafkaProperties,
                        properties,
                        reconciliation,
                        breaks,
                        deadLetters,
                        new ReconMetrics(new SimpleMeterRegistry()),
                        new StreamHealth(clock),
                        clock);
        second.start();
        for (int i = 0; i < 400; i++) {
            ExecutionReport trade = Streams.report("E" + i, ExecType.TRADE, "100", "1.1");
            kafka.send(
                    streams().platform("I", trade).topic(),
                    i % 6,
                    "k",
                    streams().platform("I", trade).value());
            kafka.send(
                    streams().dropCopy("I", trade).topic(),
                    (i / 7) % 6,
                    "k",
                    streams().dropCopy("I", trade).value());
        }
        within(A_WHILE).passes(() -> assertThat(tally("I").matched()).isEqualTo(400));
        second.stop();
        send(streams().platform("I", "L", "100", "1.1"));
        send(streams().dropCopy("I", "L", "100", "1.1"));
        within(A_WHILE).passes(() -> assertThat(tally("I").matched()).isEqualTo(401));
        assertThat(tally("I").pending()).isZero();
        assertThat(tally("I").open()).isZero();
    }

    @Test
    @Order(7)
    void thousandsOfTradesAreMatched() throws Exception {
        int trades = 20_000;
        reader.stop();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        Streams streams = streams();
        for (int i = 0; i < trades; i++) {
            sent.add(kafka.send(streams.platform("T", "E" + i, "100", "1.1")));
            sent.add(kafka.send(streams.dropCopy("T", "E" + i, "100", "1.1")));
        }
        kafka.flush();
        for (CompletableFuture<?> each : sent) {
            each.get(30, TimeUnit.SECONDS);
        }
        Instant started = Instant.now();
        reader.start();
        within(Duration.ofSeconds(60))
                .passes(() -> assertThat(tally("T").matched()).isEqualTo(trades));
        System.out.println(
                trades
                        + " trades matched from a backlog in "
                        + Duration.between(started, Instant.now()).toMillis()
                        + " ms");
        assertThat(breaks("T")).isEmpty();
    }

    @Test
    @Order(8)
    void breaksAndTheSummaryAreServed() throws Exception {
        send(streams().platform("W", "E1", "100", "1.1"));
        send(streams().dropCopy("W", "E1", "200", "1.1"));
        send(streams().platform("W", "E2", "100", "1.1"));
        send(streams().dropCopy("W", "E2", "200", "1.1"));
        within(A_WHILE).passes(() -> assertThat(breaks("W")).hasSize(2));
        List<ReconBreak> all = all().stream().filter(each -> each.status() == Status.OPEN).toList();

        String first =
                mvc.perform(get("/api/v1/recon-breaks?status=OPEN&limit=1").with(dealer()))
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.items.length()").value(1))
                        .andExpect(jsonPath("$.items[0].breakId").value(all.get(0).breakId()))
                        .andExpect(jsonPath("$.items[0].dropCopyQty").value("200"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        String cursor = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        mvc.perform(
                        get("/api/v1/recon-breaks?status=OPEN&limit=500&cursor=" + cursor)
                                .with(dealer()))
                .andExpect(jsonPath("$.items.length()").value(all.size() - 1))
                .andExpect(jsonPath("$.items[0].breakId").value(all.get(1).breakId()))
                .andExpect(jsonPath("$.next").value((Object) null));
        mvc.perform(get("/api/v1/recon-breaks/" + all.get(0).breakId()).with(dealer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.type").value("QUANTITY_MISMATCH"));
        mvc.perform(get("/api/v1/recon-summary").with(dealer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.open").value(all.size()))
                .andExpect(jsonPath("$.perOms[?(@.oms == 'W')].open").value(2))
                .andExpect(jsonPath("$.lastDropCopyAt").isNotEmpty());
    }

    @Test
    @Order(9)
    void badRequestsAreProblems() throws Exception {
        mvc.perform(get("/api/v1/recon-summary")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/recon-summary").with(jwt())).andExpect(status().isForbidden());
        for (String query : List.of("status=ODD", "limit=0", "limit=501", "cursor=zzz")) {
            mvc.perform(get("/api/v1/recon-breaks?" + query).with(dealer()))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType("application/problem+json"));
        }
        for (String id : List.of("B0000000000000", "B", "nothing", "B99999999999999999999")) {
            mvc.perform(get("/api/v1/recon-breaks/" + id).with(dealer()))
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("not-found"));
        }
    }

    @Test
    @Order(10)
    void itIsReadyWhileBothStreamsAreRead() throws Exception {
        within(A_WHILE).passes(() -> mvc.perform(get("/readyz")).andExpect(status().isOk()));
        reader.stop();
        within(A_WHILE)
                .passes(() ->
                        mvc.perform(get("/readyz")).andExpect(status().isServiceUnavailable()));
        reader.start();
        within(A_WHILE).passes(() -> mvc.perform(get("/readyz")).andExpect(status().isOk()));
        mvc.perform(get("/actuator/prometheus"))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString())
                                .contains(
                                        "recon_breaks_open{",
                                        "recon_matched_total{",
                                        "recon_match_lag_seconds"));
    }

    private static List<String> published(String oms) {
        return Published.on(
                        Topics.RECON_BREAKS.name(),
                        each -> EventCodec.decode(each.value(), Topics.RECON_BREAKS))
                .stream()
                .filter(each -> each.oms().equals(oms))
                .map(each -> each.breakId() + " " + each.type() + " " + each.status())
                // other tests of this JVM read the same topics and find the same breaks
                .distinct()
                .toList();
    }
}
