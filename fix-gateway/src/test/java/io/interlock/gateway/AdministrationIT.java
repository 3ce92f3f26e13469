package io.interlock.gateway;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.interlock.events.EventCodec;
import io.interlock.events.FixSessionState.Figures;
import io.interlock.events.Topics;
import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.security.RolesConverter;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What operations see of a running gateway: the message log and the metrics. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationIT {
    private static final int PORT = Surroundings.ENTRY;

    @Autowired private FixSessions sessions;
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    private FixSocket trader;

    @BeforeAll
    void start() throws IOException {
        Eventually.within(Duration.ofSeconds(30))
                .is(
                        "primary answers",
                        () -> sessions.active("OMSA").filter("OMSA-P"::equals).isPresent());
        trader = FixSocket.connect("TRADER5", "INTERLOCK", PORT, 1).logon("secret");
        assertThat(trader.receive()).contains("|35=A|");
        trader.send(
                "35=D", "11=L1|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=1000|40=1|");
        trader.receiveWith("|11=L1|", "|39=2|");
    }

    @AfterAll
    void stop() throws Exception {
        trader.close();
    }

    private RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject(role))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private ResultActions log(String query) throws Exception {
        return mvc.perform(get("/api/v1/fix-messages?" + query).with(as("viewer")));
    }

    private List<String> read(String query, String path) throws Exception {
        return JsonPath.read(
                log(query)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                path);
    }

    @Test
    void theWholeWayOfAnOrderIsInTheMessageLog() {
        eventually(() -> {
            List<String> hops = new ArrayList<>();
            log("clOrdId=L1&limit=100")
                    .andDo(found -> hops.addAll(hops(found.getResponse().getContentAsString())));
            assertThat(hops.reversed())
                    .startsWith("TRADER5 IN D", "OMSA-P OUT D")
                    .contains("OMSA-P IN 8", "TRADER5 OUT 8", "OMSA-DC IN 8");
            assertThat(read("clOrdId=L1&limit=100", "$.items[*].raw"))
                    .hasSameSizeAs(hops)
                    .allMatch(raw -> raw.contains("\u000111=L1\u0001"));
        });
    }

    private static List<String> hops(String json) {
        List<Map<String, Object>> items = JsonPath.read(json, "$.items");
        return items.stream()
                .map(item ->
                        item.get("session")
                                + " "
                                + item.get("direction")
                                + " "
                                + item.get("msgType"))
                .toList();
    }

    @Test
    void logonsAreShownWithoutPasswords() {
        eventually(() -> {
            List<String> raw = read("session=TRADER5&msgType=A&direction=IN", "$.items[*].raw");
            assertThat(raw).hasSize(1).allMatch(text -> text.contains("\u0001554=***\u0001"));
        });
    }

    @Test
    void pagesFollowEachOther() {
        String mine = "session=TRADER5&clOrdId=L1";
        eventually(() -> {
            List<String> all = read(mine, "$.items[*].id");
            assertThat(all).hasSizeGreaterThan(2);
            String first = log(mine + "&limit=2").andReturn().getResponse().getContentAsString();
            assertThat(JsonPath.<List<String>>read(first, "$.items[*].id"))
                    .isEqualTo(all.subList(0, 2));
            String next = "&cursor=" + JsonPath.read(first, "$.next");
            assertThat(read(mine + next, "$.items[*].id")).isEqualTo(all.subList(2, all.size()));
        });
    }

    @Test
    void whatCannotBeAskedIsAProblem() throws Exception {
        log("limit=0")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("validation-failed"))
                .andExpect(jsonPath("$.errors[0].pointer").value("?limit"));
        log("from=yesterday").andExpect(status().isBadRequest());
        log("direction=UP").andExpect(status().isBadRequest());
        for (String cursor : List.of("%20", "eA", "eC0x")) {
            log("cursor=" + cursor)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].pointer").value("?cursor"));
        }
        mvc.perform(get("/api/v1/fix-messages")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/fix-messages").with(as("nobody")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("order:read"));
    }

    @Test
    void metricsFollowTheConventionsOfPrometheus() throws Exception {
        eventually(() ->
                assertThat(metrics())
                        .contains("fix_order_ack_duration_seconds_count", "fix_session_logged_on"));
        String metrics = metrics();
        Path promtool =
                Path.of(System.getenv().getOrDefault("INTERLOCK_PROMTOOL", "/usr/bin/promtool"));
        if (!Files.isExecutable(promtool)) {
            System.err.println("SKIPPED: promtool is not installed (Debian: package prometheus)");
            Assumptions.abort("promtool is not installed");
        }
        Process check =
                new ProcessBuilder(promtool.toString(), "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (var in = check.getOutputStream()) {
            in.write(metrics.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void everySessionIsMeasured() {
        eventually(() ->
                assertThat(metrics().lines())
                        .anyMatch(line -> line.matches(gauge("fix_session_logged_on") + " 1.0"))
                        .anyMatch(line -> line.startsWith("fix_heartbeat_age_seconds{"))
                        .anyMatch(line -> line.startsWith("fix_orders_unacknowledged{"))
                        .anyMatch(line -> line.startsWith("fix_reports_waiting{"))
                        .anyMatch(line -> line.startsWith("fix_symbol_ack_duration_seconds_sum"))
                        .anyMatch(line ->
                                line.startsWith("fix_test_request_round_trip_seconds_count"))
                        .anyMatch(line ->
                                line.matches(
                                        "fix_messages_total\\{.*direction=\"in\",msg_type=\"A\","
                                                + "session=\"TRADER5\"} 1.0"))
                        .anyMatch(line ->
                                line.matches(
                                        "fix_resend_requests_total\\{.*direction=\"out\","
                                                + "session=\"TRADER5\"} 0.0")));
    }

    @Test
    void theSessionTopicCarriesTheFigures() {
        try (KafkaConsumer<String, byte[]> topic =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            TopicPartition all = new TopicPartition(Topics.FIX_SESSIONS.name(), 0);
            topic.assign(List.of(all));
            topic.seekToBeginning(List.of(all));
            List<Figures> figures = new ArrayList<>();
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() -> {
                        topic.poll(Duration.ofMillis(200)).records(all).stream()
                                .filter(record -> record.key().equals("OMSA-P"))
                                .map(record ->
                                        EventCodec.decode(record.value(), Topics.FIX_SESSIONS)
                                                .figures())
                                .filter(Objects::nonNull)
                                .forEach(figures::add);
                        assertThat(figures)
                                .anyMatch(
                                        one -> one.messagesIn() > 0 && one.ackP99Millis() != null);
                    });
        }
    }

    private static String gauge(String name) {
        return name + "\\{.*role=\"OMS_PRIMARY\",session=\"OMSA-P\"}";
    }

    private String metrics() throws Exception {
        return mvc.perform(get("/actuator/prometheus"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
