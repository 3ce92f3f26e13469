package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.FakeService.Answer;
import io.interlock.ops.order.Story;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

/** Why an order was rejected, asked by the name that its client gave it. */
@OpsApiTest
class ExplanationsIT {
    private static final String VIEWER = Tokens.of("viewer");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final FakeService routing;
    private final Facts facts;
    private final Http http;

    @Autowired
    ExplanationsIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @Qualifier("fakeRouting") FakeService routing,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.routing = routing;
        this.http = Http.at(port);
    }

    private JsonNode asked(String query) {
        Http.Answer answer = http.get("/api/v1/explanations?" + query, VIEWER);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items");
    }

    @Test
    void anOrderIsExplainedAndWhoPutItsPolicyInForceIsNamed() {
        Story story = new Story("WHY", 1, now);
        facts.tell(story.placed(), story.rejectedBy("gold", "market-limits"));
        // version 1 was in force twice: the second time is of later
        routing.answers(
                new Answer(
                        200,
                        "application/json",
                        """
                        {"items":[{"version":2,"activations":[]},
                         {"version":1,"decision":{"by":"risk1"},"activations":[
                          {"cause":"APPLIED","by":"dan","reason":"news at 14:30",
                           "since":"2026-01-01T00:00:00Z"},
                          {"cause":"REVERTED","by":"eve","reason":"again",
                           "since":"2126-01-01T00:00:00Z"}]}]}
                        """,
                        null));
        eventually(() -> assertThat(asked("clOrdId=WHY-C1").size()).isEqualTo(1));
        JsonNode why = asked("clOrdId=WHY-C1").get(0);
        assertThat(why.path("order").asString()).isEqualTo("WHY:1:1");
        assertThat(why.path("conclusion").asString())
                .isEqualTo("Rejected by rule market-limits, by policy gold: no (policy gold v1)");
        assertThat(why.path("steps").get(0).path("policies").get(0).asString()).isEqualTo("gold");
        JsonNode policy = why.path("policies").get(0);
        assertThat(policy.path("version").asInt()).isEqualTo(1);
        assertThat(policy.path("by").asString()).isEqualTo("dan");
        assertThat(policy.path("reason").asString()).isEqualTo("news at 14:30");
        assertThat(policy.path("approvedBy").asString()).isEqualTo("risk1");
        assertThat(asked("order=WHY:1:1")).isEqualTo(asked("clOrdId=WHY-C1"));

        // it is explained all the same
        routing.answers(new Answer(503, "application/problem+json", "{}", null));
        JsonNode without = asked("clOrdId=WHY-C1").get(0).path("policies").get(0);
        assertThat(without.path("id").asString()).isEqualTo("gold");
        assertThat(without.has("by")).isFalse();
    }

    @Test
    void whatWasNotDecidedIsNotThere() {
        assertThat(http.get("/api/v1/explanations?clOrdId=nothing", VIEWER).status())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/explanations?order=no:1:1", VIEWER).status()).isEqualTo(404);
        assertThat(http.get("/api/v1/explanations", VIEWER).status()).isEqualTo(400);
        assertThat(http.get("/api/v1/explanations?order=a&clOrdId=b", VIEWER).status())
                .isEqualTo(400);
    }
}
