package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.FakeService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A POST that is sent again. */
@OpsApiTest
class IdempotencyIT {
    private static final String KILLS = "/api/v1/kill-switches";
    private static final String ENGAGE =
            "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"stale feed\"}";

    private final String key = UUID.randomUUID().toString();
    private final FakeService symbolCms;
    private final JdbcClient jdbc;
    private final Http http;

    @Autowired
    IdempotencyIT(
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.symbolCms = symbolCms;
        this.jdbc = jdbc;
        this.http = Http.at(port);
    }

    @BeforeEach
    void itWorks() {
        answers(201, "{\"id\":\"K1\"}");
    }

    private void answers(int status, String body) {
        symbolCms.answers(new Answer(status, "application/json", body, KILLS + "/K1"));
    }

    static Http.Answer post(
            Http http, String path, @Nullable String token, String key, String body) {
        return http.send(
                http.request(path, token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private Http.Answer engage(String role, String body) {
        return post(http, KILLS, Tokens.of(role), key, body);
    }

    @Test
    void theSecondGetsTheFirstAnswerAndDoesNothing() {
        Http.Answer first = engage("dealer", ENGAGE);
        answers(500, "{}");
        Http.Answer second = engage("dealer", ENGAGE);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void aKeyIsForOneRequest() {
        engage("dealer", ENGAGE);
        Http.Answer other = engage("dealer", ENGAGE.replace("EURUSD", "XAUUSD"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asString()).isEqualTo("idempotency-key-reused");
        Http.Answer elsewhere =
                post(http, KILLS + "/K1/releases", Tokens.of("dealer"), key, "{\"reason\":\"x\"}");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(symbolCms.asked()).hasSize(1);
    }

    @Test
    void aKeyIsTheCallersOwn() {
        engage("dealer", ENGAGE);
        engage("ops-admin", ENGAGE);
        assertThat(symbolCms.asked()).hasSize(2);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        answers(503, "{}");
        assertThat(engage("dealer", ENGAGE).status()).isEqualTo(503);
        assertThat(engage("dealer", "{").status()).isEqualTo(400);
        assertThat(engage("viewer", ENGAGE).status()).isEqualTo(403);
        answers(201, "{}");
        assertThat(engage("dealer", ENGAGE).status()).isEqualTo(201);
        assertThat(symbolCms.asked()).hasSize(1);
    }

    @Test
    void fiftyAtOnceTakeEffectOnce() throws Exception {
        List<Callable<Http.Answer>> alike = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            alike.add(() -> engage("dealer", ENGAGE));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Http.Answer> each : threads.invokeAll(alike)) {
                Http.Answer answer = each.get();
                assertThat(answer.status()).isIn(201, 409);
                if (answer.status() == 409) {
                    assertThat(answer.json().path("code").asString())
                            .isEqualTo("idempotency-in-progress");
                    assertThat(answer.header("retry-after")).isEqualTo("1");
                }
            }
        }
        assertThat(symbolCms.asked()).hasSize(1);
        assertThat(engage("dealer", ENGAGE).status()).isEqualTo(201);
        assertThat(symbolCms.asked()).hasSize(1);
    }

    @Test
    void whatAProcessLeftBehindWhenItDiedIsTakenUp() {
        engage("dealer", ENGAGE);
        abandoned(10);
        assertThat(engage("dealer", ENGAGE).json().path("code").asString())
                .isEqualTo("idempotency-in-progress");
        abandoned(61);
        assertThat(engage("dealer", ENGAGE).status()).isEqualTo(201);
        assertThat(symbolCms.asked()).hasSize(2);
    }

    private void abandoned(int secondsAgo) {
        jdbc.sql("UPDATE idempotent_request SET status = NULL, claimed_at = ? WHERE key = ?")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(secondsAgo))
                .param(key)
                .update();
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        engage("dealer", ENGAGE);
        jdbc.sql("UPDATE idempotent_request SET claimed_at = ? WHERE key = ?")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusHours(25))
                .param(key)
                .update();
        assertThat(engage("dealer", ENGAGE.replace("EURUSD", "XAUUSD")).status()).isEqualTo(201);
    }

    @Test
    void aKeyIsSomethingOneCanRead() {
        for (String bad : List.of("a b", "x".repeat(201))) {
            Http.Answer answer = post(http, KILLS, Tokens.of("dealer"), bad, ENGAGE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("detail").asString()).contains("Idempotency-Key");
        }
        assertThat(symbolCms.asked()).isEmpty();
    }
}
