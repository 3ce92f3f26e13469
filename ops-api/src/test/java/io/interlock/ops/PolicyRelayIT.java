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

/** What routing-service owns, asked for at the edge. */
@OpsApiTest
class PolicyRelayIT {
    private static final String REASON = "{\"reason\":\"drill\"}";
    private final FakeService routing;
    private final Http http;

    @Autowired
    PolicyRelayIT(@Qualifier("fakeRouting") FakeService routing, @LocalServerPort int port) {
        this.routing = routing;
        this.http = Http.at(port);
    }

    private void answers(int status, String body) {
        routing.answers(new Answer(status, "application/json", body, null));
    }

    @ParameterizedTest
    @CsvSource({
        "/policies?env=LIVE",
        "/policies/gold",
        "/policies/gold/versions",
        "/policies/gold/versions/2/diff?against=1",
        "/policies/gold/drafts/2",
        "/interventions",
        "/venues",
        "/venues/OMSA/switches?limit=5",
        "/simulations?policy=gold&version=2&revision=3",
        "/simulations/17"
    })
    void whatIsReadIsWhatRoutingSays(String path) {
        answers(200, "{\"items\":[]}");
        String viewer = Tokens.of("viewer");
        Http.Answer answer = http.get("/api/v1" + path, viewer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"items\":[]}");
        assertThat(routing.asked())
                .containsExactly(new Asked("/api/v1" + path, "Bearer " + viewer, ""));
    }

    @Test
    void theListIsATableForASpreadsheet() {
        answers(
                200,
                """
                {"items":[{"id":"gold","environment":"LIVE","control":"LIMITS","state":"ACTIVE",
                 "priority":10,"activeVersion":3,"by":"dan","reason":"=news, at 14:30",
                 "since":"2026-11-30T10:00:00Z","ofANewerRouting":1}]}
                """);
        Http.Answer answer =
                http.send(
                        http.request("/api/v1/policies?env=LIVE", Tokens.of("viewer"))
                                .header("Accept", "text/csv")
                                .GET()
                                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "id,environment,control,state,priority,activeVersion,draftVersion,by,"
                                + "reason,since,until\r\n"
                                + "gold,LIVE,LIMITS,ACTIVE,10,3,,dan,\"'=news, at 14:30\","
                                + "2026-11-30T10:00:00Z,\r\n");
        assertThat(routing.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "gold/drafts/2/submissions, dealer, policy:write, support",
        "gold/drafts/2/discards, dealer, policy:write, support",
        "gold/drafts/2/activations, dealer, policy:write, support",
        "gold/drafts/2/emergency-activations, dealer, policy:revert, support",
        "gold/drafts/2/approvals, risk, policy:approve, dealer",
        "gold/drafts/2/declines, risk, policy:approve, dealer",
        "gold/ends, dealer, policy:revert, symbol-admin"
    })
    void whatPeopleDoGoesThereInTheirName(
            String path, String role, String permission, String other) {
        answers(201, "{}");
        String token = Tokens.of(role);
        Http.Answer answer = http.post("/api/v1/policies/" + path, token, REASON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(routing.asked())
                .containsExactly(new Asked("/api/v1/policies/" + path, "Bearer " + token, REASON));

        answers(201, "{}");
        Http.Answer denied = http.post("/api/v1/policies/" + path, Tokens.of(other), REASON);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().path("permission").asString()).isEqualTo(permission);
        assertThat(http.post("/api/v1/policies/" + path, token, "{\"reason\":\" \"}").status())
                .isEqualTo(422);
        assertThat(routing.asked()).isEmpty();
    }

    @Test
    void anOmsIsTakenOutAndGivenBackInOnesOwnName() {
        String dealer = Tokens.of("dealer");
        for (String act : List.of("forced-off", "releases")) {
            String path = "/api/v1/venues/OMSA/" + act;
            answers(201, "{}");
            assertThat(http.post(path, dealer, REASON).status()).isEqualTo(201);
            assertThat(routing.asked())
                    .containsExactly(new Asked(path, "Bearer " + dealer, REASON));
            assertThat(http.post(path, Tokens.of("support"), REASON).status()).isEqualTo(403);
            assertThat(http.post(path, dealer, "{\"reason\":\" \"}").status()).isEqualTo(422);
            assertThat(routing.asked()).hasSize(1);
        }
    }

    @Test
    void profilesAreSwitchedInTheCallersName() {
        answers(200, "{\"profile\":\"NEWS\"}");
        String dealer = Tokens.of("dealer");
        String wish = "{\"profile\":\"NEWS\",\"reason\":\"14:30\"}";
        assertThat(http.post("/api/v1/profiles/LIVE/switches", dealer, wish).text())
                .isEqualTo("{\"profile\":\"NEWS\"}");
        assertThat(routing.asked())
                .containsExactly(
                        new Asked("/api/v1/profiles/LIVE/switches", "Bearer " + dealer, wish));
        answers(200, "{}");
        assertThat(http.post("/api/v1/profiles/LIVE/switches", dealer, "{}").status())
                .isEqualTo(400);
        assertThat(http.post("/api/v1/profiles/LIVE/returns", Tokens.of("viewer"), REASON).status())
                .isEqualTo(403);
        assertThat(routing.asked()).isEmpty();
        assertThat(http.get("/api/v1/profiles", Tokens.of("viewer")).status()).isEqualTo(200);
    }

    @Test
    void documentsGoThroughAsTheyWereWritten() {
        answers(201, "{}");
        String dealer = Tokens.of("dealer");
        String policy = "{\"id\":\"gold\",\"control\":{\"kind\":\"BLOCK\",\"text\":\"no\"}}";
        assertThat(http.post("/api/v1/policies", dealer, policy).status()).isEqualTo(201);
        assertThat(routing.asked())
                .containsExactly(new Asked("/api/v1/policies", "Bearer " + dealer, policy));
    }

    @Test
    void anEditNamesTheRevisionThatWasRead() {
        answers(200, "{}");
        String dealer = Tokens.of("dealer");
        HttpRequest.Builder edit =
                http.request("/api/v1/policies/gold/drafts/2", dealer)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(http.send(edit.build()).status()).isEqualTo(428);
        assertThat(routing.asked()).isEmpty();
        assertThat(http.send(edit.header("If-Match", "\"1\"").build()).status()).isEqualTo(200);
        assertThat(routing.asked()).hasSize(1);
    }

    @Test
    void anEarlierVersionIsAskedForByNumber() {
        answers(201, "{}");
        String dealer = Tokens.of("dealer");
        String path = "/api/v1/policies/gold/reverts";
        assertThat(http.post(path, dealer, REASON).status()).isEqualTo(400);
        String body = "{\"version\":1,\"reason\":\"too narrow\"}";
        assertThat(http.post(path, dealer, body).status()).isEqualTo(201);
        assertThat(routing.asked()).containsExactly(new Asked(path, "Bearer " + dealer, body));
    }
}
