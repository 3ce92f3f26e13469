package io.interlock.recon;

import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.CommandId;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.ReportMessages;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files from their import to the signed day, over REST. Each test has an OMS of its own. */
@SpringBootTest(
        properties = {
            "interlock.recon.grace=400ms",
            "interlock.recon.imports.batch=50",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@AutoConfigureMockMvc
@OnPlatform
class FilesIT {
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Path LANDING = landing();
    private static final AtomicLong NUMBERS = new AtomicLong();

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;

    private static Path landing() {
        try {
            return Files.createTempDirectory("finance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void destinations(DynamicPropertyRegistry registry) {
        registry.add("interlock.recon.delivery.destinations.finance.directory", () -> LANDING);
        registry.add(
                "interlock.recon.delivery.destinations.away.directory",
                () -> LANDING.resolve("is-not-there"));
    }

    private static JwtRequestPostProcessor caller() {
        return jwt().jwt(token -> token.subject("anna"))
                .authorities(
                        Stream.of(
                                        "break:read",
                                        "break:review",
                                        "recon:import",
                                        "recon:deliver",
                                        "recon:sign")
                                .map(SimpleGrantedAuthority::new)
                                .toArray(SimpleGrantedAuthority[]::new));
    }

    private static String fill(String execId, String qty) {
        return report("150=F|", execId, qty, "1.0812", "");
    }

    private static String report(String type, String execId, String qty, String px, String more) {
        String time = TODAY.format(DateTimeFormatter.BASIC_ISO_DATE) + "-00:00:01.123";
        return message(
                "35=8|34=7|49=OMS|52=%s|56=INTERLOCK|37=O-%s|11=C1|17=%s|%s39=1|1=L1001|55=EURUSD|54=1|38=500|32=%s|31=%s|14=100|151=400|6=1|60=%s|15=USD|%s"
                        .formatted(time, execId, execId, type, qty, px, time, more));
    }

    private static String message(String body) {
        String text = ("8=FIX.4.4|9=" + body.length() + "|" + body).replace('|', '\u0001');
        return "%s10=%03d\u0001".formatted(text, text.chars().sum() & 0xff);
    }

    private static String log(List<String> messages) {
        StringBuilder log = new StringBuilder();
        messages.forEach(each -> log.append("20261130-09:15:00.201: ").append(each).append('\n'));
        return log.toString();
    }

    private static List<String> fills(int count) {
        return IntStream.range(0, count).mapToObj(i -> fill("E" + i, "100")).toList();
    }

    private ResultActions take(String oms, String more, String file) throws Exception {
        return mvc.perform(
                post("/api/v1/recon-imports?oms=%s&format=QUICKFIXJ&reason=outage%s"
                                .formatted(oms, more))
                        .contentType(MediaType.TEXT_PLAIN)
                        .content(file.getBytes(ISO_8859_1))
                        .with(caller()));
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared()
                .readTree(
                        mvc.perform(get("/api/v1" + path).with(caller()))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getContentAsString());
    }

    private long staged(String oms) {
        return jdbc.sql(
                        """
                        select count(*) from recon_import_fact f join recon_import i
                            on i.id = f.import_id where i.oms = ? and i.status <> 'TAKEN'
                        """)
                .param(oms)
                .query(Long.class)
                .single();
    }

    /** What stands on the topic of the OMS, in all partitions. */
    private static List<DropCopyExecution> published(String oms) {
        List<DropCopyExecution> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    consumer.partitionsFor(Topics.DROP_COPY_EXECUTIONS.name()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(each ->
                                found.add(
                                        EventCodec.decode(
                                                each.value(), Topics.DROP_COPY_EXECUTIONS)));
            }
        }
        return found.stream().filter(each -> each.oms().equals(oms)).toList();
    }

    private void platform(String oms, String message) throws Exception {
        kafka.send(
                        records.record(
                                Topics.ORDER_EXECUTIONS,
                                "L1001",
                                new OrderExecution(
                                        new CommandId(oms + "-P", 1, NUMBERS.incrementAndGet()),
                                        OrderExecution.Origin.OMS,
                                        oms,
                                        oms + "-P",
                                        null,
                                        null,
                                        "8",
                                        ReportMessages.executionReport(FixMessage.of(message)),
                                        null,
                                        null,
                                        List.of(),
                                        message,
                                        Instant.now())))
                .get(10, TimeUnit.SECONDS);
    }

    private String file(String oms, String side) throws Exception {
        return mvc.perform(
                        get("/api/v1/recon-files/%s/%s?template=bo-trades-eod&side=%s"
                                        .formatted(oms, TODAY, side))
                                .with(caller()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions deliver(String oms, String body) throws Exception {
        return mvc.perform(
                post("/api/v1/recon-files/%s/%s/deliveries".formatted(oms, TODAY))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(caller()));
    }

    @Test
    void aCleanFileIsTakenPublishedAndKnownAgain() throws Exception {
        String file = log(fills(120));
        take("IA", "&fileName=FIX.log", file)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("TAKEN"))
                .andExpect(jsonPath("$.good").value(120))
                .andExpect(jsonPath("$.repeated").value(0))
                .andExpect(jsonPath("$.bytes").value(file.length()))
                .andExpect(jsonPath("$.by").value("anna"));
        within(A_WHILE).passes(() -> assertThat(published("IA")).hasSize(120));
        assertThat(published("IA").getFirst().session()).startsWith("IMPORT-");
        take("IA", "", file)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.repeated").value(120));
        within(A_WHILE)
                .passes(() ->
                        assertThat(json("/recon-imports?oms=IA").at("/items/1/published").asLong())
                                .isEqualTo(120));
        assertThat(published("IA")).hasSize(120);
    }

    @Test
    void onePercentBadRefusesTheWholeInStrictModeAndIsToldInLenientMode() throws Exception {
        List<String> messages = new ArrayList<>(fills(198));
        messages.set(10, messages.get(10).replace("32=100", "32=1x0"));
        messages.set(150, "nothing of a message");
        String file = log(messages);
        take("IS", "&id=strict-1", file)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.import.status").value("REFUSED"))
                .andExpect(jsonPath("$.import.bad").value(2))
                .andExpect(jsonPath("$.import.firstErrors[1].line").value(151));
        assertThat(staged("IS")).isZero();
        take("IS", "&mode=LENIENT&id=lenient-1", file)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.good").value(196));
        within(A_WHILE).passes(() -> assertThat(published("IS")).hasSize(196));
        String report =
                mvc.perform(get("/api/v1/recon-imports/lenient-1/errors").with(caller()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(report.lines())
                .hasSize(3)
                .startsWith("line,field,value,why")
                .anyMatch(each -> each.startsWith("151,BeginString(8),"));
        assertThat(
                        jdbc.sql(
                                        "select action from audit_entry where object like 'recon-import:%-1' order by seq")
                                .query(String.class)
                                .list())
                .contains("recon-import.refused", "recon-import.taken");
    }

    @Test
    void aDryRunStoresNothing() throws Exception {
        take("ID", "&dryRun=true&id=dry-1", log(List.of(fill("E1", "100"), "odd")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CHECKED"))
                .andExpect(jsonPath("$.good").value(1))
                .andExpect(jsonPath("$.bad").value(1))
                .andExpect(jsonPath("$.detail").value("1 of 2 lines are bad"))
                .andExpect(jsonPath("$.firstErrors[0].line").value(2));
        assertThat(
                        jdbc.sql("select count(*) from recon_import where oms = 'ID'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void anImportWhoseProcessIsGoneLeavesNothing() throws Exception {
        // as a kill in the middle leaves it: begun, some of it staged, nobody at it
        jdbc.sql(
                        """
                        insert into recon_import (id, oms, format, mode, status, by_whom, reason,
                            started_at, touched_at)
                        values ('killed-1', 'IK', 'FIX', 'STRICT', 'RUNNING', 'anna', 'why',
                            now() - interval '1 hour', now() - interval '1 hour')
                        """)
                .update();
        jdbc.sql("insert into recon_import_fact values ('killed-1', 1, 'x', 'k', '{}')").update();
        within(A_WHILE)
                .passes(() ->
                        assertThat(json("/recon-imports/killed-1").at("/status").asString())
                                .isEqualTo("ABANDONED"));
        assertThat(staged("IK")).isZero();
        assertThat(published("IK")).isEmpty();
    }

    @Test
    void badWishesAreProblems() throws Exception {
        for (String more :
                List.of(
                        "&mode=ODD",
                        "&mapping=x",
                        "&id=../etc",
                        "&format=CSV",
                        "&format=CSV&mapping=none")) {
            mvc.perform(
                            post("/api/v1/recon-imports?oms=X&reason=r"
                                            + (more.contains("format") ? "" : "&format=FIX")
                                            + more)
                                    .contentType(MediaType.TEXT_PLAIN)
                                    .content("x")
                                    .with(caller()))
                    .andExpect(status().isBadRequest());
        }
        mvc.perform(get("/api/v1/recon-imports/none").with(caller()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/recon-imports").with(jwt())).andExpect(status().isForbidden());
    }

    @Test
    void mappingsAreCheckedKeptByVersionAndUsed() throws Exception {
        String body =
                """
                {"name":"desk","reason":"new broker","body":{"separator":";","columns":[
                  {"column":"Id","tag":17},{"column":"Sym","tag":55},
                  {"column":"BS","tag":54,"values":{"B":"1"}},{"column":"Qty","tag":32},
                  {"column":"Px","tag":31},
                  {"column":"When","tag":60,"format":"yyyy-MM-dd HH:mm:ss"}]}}
                """;
        mvc.perform(
                        post("/api/v1/recon-mappings")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body.replace("\"tag\":17", "\"tag\":9999"))
                                .with(caller()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/body/columns/0/tag"));
        mvc.perform(
                        post("/api/v1/recon-mappings")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(caller()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(1));
        mvc.perform(
                        post("/api/v1/recon-imports?oms=IC&format=CSV&mapping=desk&reason=r")
                                .contentType("text/csv")
                                .content(
                                        "Id;Sym;BS;Qty;Px;When\nE1;EURUSD;B;100;1.1;"
                                                + TODAY
                                                + " 00:00:01\n")
                                .with(caller()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.mappingVersion").value(1))
                .andExpect(jsonPath("$.good").value(1));
        within(A_WHILE).passes(() -> assertThat(published("IC")).hasSize(1));
        assertThat(json("/recon-mappings").toString()).contains("eod-europe", "fix-names", "desk");
    }

    @Test
    void theFileIsTheSameOfBothSidesAndAfterAReplay() throws Exception {
        List<String> messages = new ArrayList<>(fills(30));
        messages.add(report("150=G|", "K1", "90", "1.0900", "19=E1|"));
        messages.add(report("150=H|", "B1", "100", "1.0812", "19=E2|"));
        for (String each : messages) {
            platform("FA", each);
        }
        take("FA", "", log(messages)).andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() -> {
                    JsonNode day = json("/recon-certificates/FA/" + TODAY);
                    assertThat(day.at("/certificate/matched").asLong()).isEqualTo(32);
                    assertThat(day.at("/certificate/unmatched").asLong()).isZero();
                });
        String file = file("FA", "PLATFORM");
        assertThat(file).isEqualTo(file("FA", "DROP_COPY"));
        assertThat(file.lines()).hasSize(3 + 29);
        assertThat(file)
                .contains("TRD;E1;O-K1;C1;L1001;EURUSD;B;90,00;1,090000;98,10;USD")
                .doesNotContain(";E2;");

        String hash = json("/recon-certificates/FA/" + TODAY).at("/hash").asString();
        replay("FA");
        within(A_WHILE)
                .passes(() -> {
                    assertThat(file("FA", "PLATFORM")).isEqualTo(file);
                    assertThat(file("FA", "DROP_COPY")).isEqualTo(file);
                    assertThat(json("/recon-certificates/FA/" + TODAY).at("/hash").asString())
                            .isEqualTo(hash);
                });
    }

    /** Both topics once more into tables that know nothing of the OMS, the records shuffled. */
    private void replay(String oms) throws Exception {
        jdbc.sql("delete from matched_trade where oms = ?").param(oms).update();
        jdbc.sql("delete from waiting_trade where oms = ?").param(oms).update();
        for (DropCopyExecution each : published(oms).reversed()) {
            kafka.send(
                            records.record(
                                    Topics.DROP_COPY_EXECUTIONS,
                                    "again-" + each.report().execId(),
                                    each.eventId().toString(),
                                    each))
                    .get(10, TimeUnit.SECONDS);
            platform(oms, each.raw());
        }
    }

    @Test
    void aFileThatDiffersLeavesOnlyWhenExactlyThisIsAccepted() throws Exception {
        platform("FD", fill("E1", "100"));
        platform("FD", fill("E2", "100"));
        take("FD", "", log(List.of(fill("E1", "100"), fill("E2", "90"))))
                .andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() -> {
                    JsonNode diff =
                            json("/recon-files/FD/%s/diff?template=bo-trades-eod".formatted(TODAY));
                    assertThat(diff.at("/diff/differing").asLong()).isEqualTo(1);
                    assertThat(diff.at("/diff/onlyPlatform").asLong()).isZero();
                });
        String wish =
                """
                {"template":"bo-trades-eod","destination":"finance","reason":"end of day"%s}
                """;
        deliver("FD", wish.formatted(""))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.diff.differences[0].execId").value("E2"));
        deliver("FD", wish.formatted(",\"acceptDifferences\":\"other\",\"acceptReason\":\"r\""))
                .andExpect(status().isConflict());
        String hash =
                json("/recon-files/FD/%s/diff?template=bo-trades-eod".formatted(TODAY))
                        .at("/diff/hash")
                        .asString();
        deliver("FD", wish.formatted(",\"acceptDifferences\":\"" + hash + "\""))
                .andExpect(status().is4xxClientError());
        assertThat(LANDING.resolve(name("FD"))).doesNotExist();
        deliver(
                        "FD",
                        wish.formatted(
                                ",\"acceptDifferences\":\"%s\",\"acceptReason\":\"OMS confirmed 100\""
                                        .formatted(hash)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("DELIVERED"))
                .andExpect(jsonPath("$.acceptedReason").value("OMS confirmed 100"))
                .andExpect(jsonPath("$.by").value("anna"));
        assertThat(Files.readString(LANDING.resolve(name("FD")), ISO_8859_1))
                .isEqualTo(file("FD", "PLATFORM"));
    }

    @Test
    void whatWasBookedFromTheDropCopyIsInTheFile() throws Exception {
        take("FC", "", log(List.of(fill("E1", "100")))).andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() ->
                        assertThat(json("/recon-breaks?oms=FC").at("/items/0/execId").asString())
                                .isEqualTo("E1"));
        assertThat(file("FC", "PLATFORM")).doesNotContain(";E1;");
        String id = json("/recon-breaks?oms=FC").at("/items/0/breakId").asString();
        decide(id, "BOOK_FROM_DROP_COPY", "OMS confirmed");
        assertThat(file("FC", "PLATFORM")).contains(";E1;").isEqualTo(file("FC", "DROP_COPY"));
        decide(id, "REOPEN", "the OMS took it back");
        assertThat(file("FC", "PLATFORM")).doesNotContain(";E1;");
        decide(id, "BOOK_FROM_DROP_COPY", "confirmed again");
        assertThat(file("FC", "PLATFORM")).contains(";E1;");
    }

    private void decide(String breakId, String action, String reason) throws Exception {
        mvc.perform(
                        post("/api/v1/recon-breaks/%s/decisions".formatted(breakId))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"action\":\"%s\",\"reason\":\"%s\"}"
                                                .formatted(action, reason))
                                .with(caller()))
                .andExpect(status().is2xxSuccessful());
    }

    private static String name(String oms) {
        return oms + "_TRADES_" + TODAY.format(DateTimeFormatter.BASIC_ISO_DATE) + ".csv";
    }

    @Test
    void aDeliveryIsAtomicRecordedAndNotDoneTwice() throws Exception {
        platform("FB", fill("E1", "100"));
        take("FB", "", log(fills(2).subList(0, 1))).andExpect(status().isCreated());
        String wish = "{\"template\":\"bo-trades-eod\",\"destination\":\"%s\",\"reason\":\"eod\"}";
        platform("FB", fill("E0", "100"));
        take("FB", "", log(List.of(fill("E1", "100")))).andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() ->
                        assertThat(
                                        json("/recon-certificates/FB/" + TODAY)
                                                .at("/certificate/matched")
                                                .asLong())
                                .isEqualTo(2));
        deliver("FB", wish.formatted("nowhere")).andExpect(status().isBadRequest());
        deliver("FB", wish.formatted("away")).andExpect(status().isServiceUnavailable());
        deliver("FB", wish.formatted("finance")).andExpect(status().isCreated());
        deliver("FB", wish.formatted("finance")).andExpect(status().isOk());
        assertThat(json("/recon-deliveries?oms=FB").at("/items/0/status").asString())
                .isEqualTo("DELIVERED");
        assertThat(json("/recon-deliveries?oms=FB").at("/items/1/status").asString())
                .isEqualTo("FAILED");
        assertThat(json("/recon-deliveries?oms=FB").at("/items")).hasSize(2);
        try (Stream<Path> landed = Files.list(LANDING)) {
            assertThat(landed.map(each -> each.getFileName().toString()))
                    .noneMatch(each -> each.endsWith(".part"));
        }
        platform("FB", fill("E7", "100"));
        take("FB", "", log(List.of(fill("E7", "100")))).andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() ->
                        assertThat(
                                        json("/recon-certificates/FB/" + TODAY)
                                                .at("/certificate/matched")
                                                .asLong())
                                .isEqualTo(3));
        deliver("FB", wish.formatted("finance")).andExpect(status().isConflict());
        deliver("FB", wish.formatted("finance").replace("}", ",\"replace\":true}"))
                .andExpect(status().isCreated());
        assertThat(Files.readString(LANDING.resolve(name("FB")), ISO_8859_1)).contains(";E7;");
    }

    @Test
    void aSignedDayDoesNotChangeAndTellsWhatCameLater() throws Exception {
        platform("CA", fill("E1", "100"));
        take("CA", "", log(List.of(fill("E1", "100")))).andExpect(status().isCreated());
        within(A_WHILE)
                .passes(() ->
                        assertThat(
                                        json("/recon-certificates/CA/" + TODAY)
                                                .at("/certificate/matched")
                                                .asLong())
                                .isEqualTo(1));
        JsonNode day = json("/recon-certificates/CA/" + TODAY);
        assertThat(day.at("/signed").asBoolean()).isFalse();
        assertThat(day.at("/certificate/provenPercent").asString()).isEqualTo("100.0000");
        String sign = "/api/v1/recon-certificates/CA/%s/sign-offs".formatted(TODAY);
        mvc.perform(
                        post(sign)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"hash\":\"other\",\"comment\":\"fine\"}")
                                .with(caller()))
                .andExpect(status().isConflict());
        String wish =
                "{\"hash\":\"%s\",\"comment\":\"all proven\"}"
                        .formatted(day.at("/hash").asString());
        mvc.perform(post(sign).contentType(MediaType.APPLICATION_JSON).content(wish).with(caller()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.signedBy").value("anna"))
                .andExpect(jsonPath("$.later").isEmpty());
        mvc.perform(post(sign).contentType(MediaType.APPLICATION_JSON).content(wish).with(caller()))
                .andExpect(status().isConflict());
        platform("CA", fill("E2", "100"));
        within(A_WHILE)
                .passes(() -> {
                    JsonNode later = json("/recon-certificates/CA/" + TODAY);
                    assertThat(later.at("/hash")).isEqualTo(day.at("/hash"));
                    assertThat(later.at("/certificate")).isEqualTo(day.at("/certificate"));
                    assertThat(later.at("/later").toString())
                            .contains(
                                    "\"what\":\"platform.trades\",\"signed\":\"1\",\"now\":\"2\"");
                });
        assertThatThrownBy(() -> jdbc.sql("update recon_certificate set comment = 'x'").update())
                .hasMessageContaining("final");
        assertThat(json("/recon-certificates?oms=CA").at("/items/0/signedBy").asString())
                .isEqualTo("anna");
    }
}
