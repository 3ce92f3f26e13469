package io.interlock.symbols;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.interlock.domain.Environment;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.testkit.OnPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The service on real PostgreSQL and Kafka, looked at from the topics and from REST. */
@OnPlatform
@SpringBootTest
@AutoConfigureMockMvc
class SymbolCmsIT {
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private StateReader<SymbolState> symbols;
    @Autowired private StateReader<KillSwitch> kills;
    @Autowired private StatePublisher<KillSwitch> killPublisher;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;

    /** A reader such as routing-service has. */
    @TestConfiguration
    static class Readers {
        @Bean
        StateReader<SymbolState> symbols(StateTopics topics) {
            return topics.reader(Topics.SYMBOLS);
        }

        @Bean
        StateReader<KillSwitch> kills(StateTopics topics) {
            return topics.reader(Topics.KILL_SWITCHES);
        }
    }

    private RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject(role))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    @Test
    void aDealerOfDemoKillsNothingThatIsLive() throws Exception {
        Scope demo = new Scope(Set.of(Environment.DEMO), null, null);
        mvc.perform(
                        post("/api/v1/kill-switches")
                                .with(
                                        jwt().authorities(
                                                        List.copyOf(
                                                                roles.authorities(
                                                                        List.of("dealer"), demo))))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"environment":"LIVE","symbol":"EURUSD","reason":"drill"}
                                        """))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.scope").value("environment LIVE"));
    }

    private ResultActions kill(String environment, String symbol, String reason) throws Exception {
        return mvc.perform(
                post("/api/v1/kill-switches")
                        .with(as("dealer"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"environment":"%s","symbol":"%s","reason":"%s"}
                                """
                                        .formatted(environment, symbol, reason)));
    }

    private ResultActions release(String id) throws Exception {
        return mvc.perform(
                post("/api/v1/kill-switches/" + id + "/releases")
                        .with(as("symbol-admin"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"feed is back\"}"));
    }

    private static String id(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private void fresh() {
        eventually(() -> {
            assertThat(symbols.closedBecause(Instant.now())).isEmpty();
            assertThat(kills.closedBecause(Instant.now())).isEmpty();
        });
    }

    @Test
    void anEmptyDatabaseIsSeededAndPublishedWithItsMarker() throws Exception {
        fresh();
        assertThat(symbols.view().values().stream().map(SymbolState::bucket).distinct())
                .containsExactlyInAnyOrder(
                        "fx-major", "fx-minor", "metals", "indices", "energy", "crypto", "shares");
        assertThat(symbols.view()).hasSizeGreaterThanOrEqualTo(80);
        SymbolState euro = Objects.requireNonNull(symbols.get("LIVE:EURUSD"));
        assertThat(euro.tickSize().toPlainString()).isEqualTo("0.00001");
        assertThat(euro.maxQty()).hasToString("50000000");
        assertThat(symbols.view()).containsKeys("DEMO:EURUSD", "LIVE:XAUUSD", "DEMO:AAPL");
        mvc.perform(get("/readyz")).andExpect(status().isOk());
    }

    @Test
    void symbolsAreListedInPages() throws Exception {
        String first =
                mvc.perform(get("/api/v1/symbols?env=LIVE&limit=20").with(as("viewer")))
                        .andExpect(status().isOk())
                        .andExpect(jsonPath("$.items", hasSize(20)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        String next = JsonPath.read(first, "$.next");
        mvc.perform(
                        get("/api/v1/symbols?env=LIVE&limit=500")
                                .param("cursor", next)
                                .with(as("viewer")))
                .andExpect(jsonPath("$.items", hasSize(greaterThanOrEqualTo(20))))
                .andExpect(jsonPath("$.next").value((Object) null));
        mvc.perform(get("/api/v1/symbols?q=bitcoin").with(as("viewer")))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[*].symbol", everyItem(containsString("BTC"))));
        mvc.perform(get("/api/v1/symbols/LIVE/EURUSD").with(as("viewer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.contractSize").value("100000"))
                .andExpect(jsonPath("$.ordTypes", hasSize(4)));
    }

    @Test
    void whatIsNotThereIs404AndWhatIsNotAskedWellIs400() throws Exception {
        mvc.perform(get("/api/v1/symbols/LIVE/NOPE").with(as("viewer")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("LIVE has no symbol NOPE"));
        mvc.perform(get("/api/v1/symbols/MOON/EURUSD").with(as("viewer")))
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.errors[0].detail")
                                .value("env must be one of [DEMO, LIVE], but is 'MOON'"));
        kill("LIVE", "NOPE", "because")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("not-found"));
        kill("MOON", "EURUSD", "because").andExpect(status().isBadRequest());
        kill("LIVE", "EURUSD", "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("reason-required"));
        release("nothing").andExpect(status().isNotFound());
    }

    @Test
    void aKillReachesReadersWellUnderASecondAndSoDoesItsRelease() throws Exception {
        fresh();
        for (String symbol : List.of("GBPUSD", "USDJPY", "USDCHF")) { // the first warms up
            CompletableFuture<Long> seen = new CompletableFuture<>();
            kills.onChange((key, value) -> {
                if (key.equals("LIVE:" + symbol) && value != null) {
                    seen.complete(System.nanoTime());
                }
            });
            long asked = System.nanoTime();
            String id =
                    id(
                            kill("LIVE", symbol, "feed froze")
                                    .andExpect(status().isCreated())
                                    .andExpect(header().exists("Location"))
                                    .andExpect(jsonPath("$.by").value("dealer")));
            Duration took = Duration.ofNanos(seen.get(5, TimeUnit.SECONDS) - asked);
            assertThat(took).isLessThan(Duration.ofMillis(900));
            KillSwitch published = Objects.requireNonNull(kills.get("LIVE:" + symbol));
            assertThat(published.reason()).isEqualTo("feed froze");

            release(id)
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.engaged").value(false))
                    .andExpect(jsonPath("$.releasedBy").value("symbol-admin"));
            eventually(() -> assertThat(kills.view()).doesNotContainKey("LIVE:" + symbol));
        }
        fresh();
    }

    @Test
    void killingTwiceIsAConflictThatShowsTheCurrentOne() throws Exception {
        String id = id(kill("DEMO", "XAUUSD", "first").andExpect(status().isCreated()));
        kill("DEMO", "XAUUSD", "second")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("state-conflict"))
                .andExpect(jsonPath("$.current.id").value(id))
                .andExpect(jsonPath("$.current.reason").value("first"));
        release(id).andExpect(status().isCreated());
        release(id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.current.engaged").value(false));
    }

    @Test
    void ofManyAtOnceOneKillsAndOneReleases() throws Exception {
        assertThat(
                        atOnce(() ->
                                kill("DEMO", "BTCUSD", "race")
                                        .andReturn()
                                        .getResponse()
                                        .getStatus()))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        String id =
                JsonPath.<List<String>>read(
                                mvc.perform(get("/api/v1/kill-switches").with(as("viewer")))
                                        .andReturn()
                                        .getResponse()
                                        .getContentAsString(),
                                "$.items[?(@.symbol=='BTCUSD')].id")
                        .getFirst();
        assertThat(atOnce(() -> release(id).andReturn().getResponse().getStatus()))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from audit_entry"
                                                + " where object = 'symbol:DEMO:BTCUSD'")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    private static List<Integer> atOnce(Callable<Integer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    threads.invokeAll(List.of(request, request, request, request));
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void onlyThoseWhoMayKill() throws Exception {
        mvc.perform(
                        post("/api/v1/kill-switches")
                                .with(as("viewer"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"environment\":\"LIVE\",\"symbol\":\"US30\",\"reason\":\"x\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("symbol:kill"));
        mvc.perform(get("/api/v1/symbols")).andExpect(status().isUnauthorized());
    }

    @Test
    void whoAndWhyStandInTheAudit() throws Exception {
        String id = id(kill("LIVE", "USOIL", "spike").andExpect(status().isCreated()));
        release(id).andExpect(status().isCreated());
        assertThat(
                        jdbc.sql(
                                        "select action || ' ' || actor || ' ' || reason"
                                                + " from audit_entry"
                                                + " where object = 'symbol:LIVE:USOIL' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "kill-switch.engaged dealer spike",
                        "kill-switch.released symbol-admin feed is back");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void aRestartPublishesWhatTheDatabaseSays() throws Exception {
        String id = id(kill("LIVE", "ETHUSD", "overnight").andExpect(status().isCreated()));
        eventually(() -> assertThat(kills.view()).containsKey("LIVE:ETHUSD"));
        killPublisher.stop();
        release(id).andExpect(status().isCreated());
        String other = id(kill("LIVE", "LTCUSD", "meanwhile").andExpect(status().isCreated()));
        assertThat(kills.view()).containsKey("LIVE:ETHUSD");

        killPublisher.start();

        eventually(() ->
                assertThat(kills.view())
                        .containsKey("LIVE:LTCUSD")
                        .doesNotContainKey("LIVE:ETHUSD"));
        fresh();
        release(other).andExpect(status().isCreated());
    }
}
