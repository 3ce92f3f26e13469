package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.FakeService.Answer;
import io.interlock.ops.FakeService.Asked;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What fix-gateway owns, asked for at the edge. */
@OpsApiTest
class GatewayRelayIT {
    private static final String REASON = "{\"reason\":\"drill\"}";
    private final FakeService gateway;
    private final Http http;

    @Autowired
    GatewayRelayIT(@Qualifier("fakeGateway") FakeService gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.http = Http.at(port);
    }

    private void answers(int status, String body) {
        gateway.answers(new Answer(status, "application/json", body, null));
    }

    @Test
    void theMessageLogIsAskedWithEveryWordOfTheQuestion() {
        answers(200, "{\"items\":[],\"next\":null}");
        String viewer = Tokens.of("viewer");
        Http.Answer answer =
                http.get(
                        "/api/v1/fix-messages?clOrdId=A%26B%2B%7Bx%7D&direction=OUT&heartbeats=false"
                                + "&from=2026-11-22T00:00:00Z&limit=7",
                        viewer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(gateway.asked())
                .containsExactly(
                        new Asked(
                                "/api/v1/fix-messages?clOrdId=A&B+{x}&direction=OUT&heartbeats=false"
                                        + "&from=2026-11-22T00:00:00Z&limit=7",
                                "Bearer " + viewer,
                                ""));
    }

    @Test
    void messagesAreDecodedWhereItIsAskedFor() {
        answers(
                200,
                "{\"items\":[{\"id\":\"1\",\"raw\":\"8=FIX.4.4\\u000135=D\\u000154=1\\u0001\"},{\"id\":\"2\",\"raw\":null}]}");
        Http.Answer answer = http.get("/api/v1/fix-messages?decoded=true", Tokens.of("viewer"));
        assertThat(answer.json().at("/items/0/decoded/msgType").asString())
                .isEqualTo("NewOrderSingle");
        assertThat(answer.json().at("/items/0/decoded/fields/2/meaning").asString())
                .isEqualTo("BUY");
        assertThat(answer.json().at("/items/1/decoded").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "fix-sessions/OMSA-P/starts, ops-admin, session:operate",
        "fix-sessions/OMSA-P/stops, ops-admin, session:operate",
        "fix-sessions/OMSA-P/logons, ops-admin, session:operate",
        "fix-sessions/OMSA-P/logouts, ops-admin, session:operate",
        "fix-sessions/OMSA-P/test-requests, ops-admin, session:operate",
        "oms-links/OMSA/failovers, ops-admin, session:operate",
        "oms-links/OMSA/reverts, ops-admin, session:operate"
    })
    void whatOperatorsDoGoesThereInTheirName(String path, String role, String permission) {
        answers(200, "{\"done\":true}");
        String token = Tokens.of(role);
        Http.Answer answer = http.post("/api/v1/" + path, token, REASON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(gateway.asked())
                .containsExactly(new Asked("/api/v1/" + path, "Bearer " + token, REASON));

        answers(200, "{}");
        Http.Answer denied = http.post("/api/v1/" + path, Tokens.of("support"), REASON);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().path("permission").asString()).isEqualTo(permission);
        Http.Answer silent = http.post("/api/v1/" + path, token, "{\"reason\":\" \"}");
        assertThat(silent.status()).isEqualTo(422);
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void anOrderInDoubtIsSettledByWhoMay() {
        answers(200, "{}");
        String settlement = "{\"resolution\":\"NOT_AT_OMS\",\"reason\":\"broker desk called\"}";
        String path = "/api/v1/in-doubt-orders/TRADER1:1:7/settlements";
        String dealer = Tokens.of("dealer");
        assertThat(http.post(path, Tokens.of("viewer"), settlement).status()).isEqualTo(403);
        assertThat(http.post(path, dealer, settlement).status()).isEqualTo(200);
        assertThat(gateway.asked())
                .containsExactly(new Asked(path, "Bearer " + dealer, settlement));
    }

    @Test
    void sequenceNumbersNeedANameAndAReason() {
        answers(200, "{}");
        String path = "/api/v1/fix-sessions/OMSA-P/sequence-numbers";
        String token = Tokens.of("ops-admin");
        assertThat(put(path, token, "{\"nextIn\":0,\"nextOut\":5}").status()).isEqualTo(400);
        assertThat(gateway.asked()).isEmpty();
        String body =
                "{\"nextIn\":4,\"nextOut\":5,\"confirmation\":\"OMSA-P\",\"reason\":\"agreed\"}";
        assertThat(put(path, token, body).status()).isEqualTo(200);
        assertThat(gateway.asked()).containsExactly(new Asked(path, "Bearer " + token, body));
    }

    @Test
    void theHoursOfASessionAreWhatItsDefinitionMakesOfATime() {
        String range = "?from=2026-11-27T00:00:00Z&to=2026-12-01T00:00:00Z";
        String path = "/api/v1/fix-sessions/OMSA-P/windows";
        answers(
                200,
                """
                {"id":"OMSA-P","version":3,"definition":{"oms":"OMSA","window":{"zone":"UTC",\
                "days":["MONDAY","FRIDAY"],"open":"08:00","close":"17:00","holidays":[],\
                "week":false,"reset":"AT_OPEN"}}}\
                """);
        Http.Answer answer = http.get(path + range, Tokens.of("viewer"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items").toString())
                .isEqualTo(
                        "[{\"from\":\"2026-11-27T08:00:00Z\",\"to\":\"2026-11-27T17:00:00Z\"},"
                                + "{\"from\":\"2026-11-30T08:00:00Z\",\"to\":\"2026-11-30T17:00:00Z\"}]");
        assertThat(gateway.asked())
                .extracting(Asked::path)
                .containsExactly("/api/v1/fix-sessions/OMSA-P");

        answers(200, "{\"id\":\"OMSA-P\",\"definition\":{}}");
        assertThat(http.get(path + range, Tokens.of("viewer")).json().path("items").toString())
                .isEqualTo("[{\"from\":\"2026-11-27T00:00:00Z\",\"to\":\"2026-12-01T00:00:00Z\"}]");
        answers(404, "{}");
        assertThat(http.get(path, Tokens.of("viewer")).status()).isEqualTo(404);
        for (String odd : List.of("{}", "[]", "<html>", "")) {
            answers(200, odd);
            Http.Answer unread = http.get(path, Tokens.of("viewer"));
            assertThat(unread.status()).as(odd).isEqualTo(503);
            assertThat(unread.json().path("service").asString()).isEqualTo("fix-gateway");
        }
        assertThat(http.get(path + "?from=now-32d", Tokens.of("viewer")).status()).isEqualTo(400);
    }

    @Test
    void aGatewayThatIsGoneIsNamed() {
        gateway.away(true);
        try {
            Http.Answer answer = http.get("/api/v1/fix-messages", Tokens.of("viewer"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("code").asString()).isEqualTo("dependency-unavailable");
            assertThat(answer.json().path("service").asString()).isEqualTo("fix-gateway");
            assertThat(answer.json().path("detail").asString()).contains("fix-gateway");
        } finally {
            gateway.away(false);
        }
    }

    private Http.Answer put(String path, String token, String body) {
        return http.send(
                http.request(path, token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
