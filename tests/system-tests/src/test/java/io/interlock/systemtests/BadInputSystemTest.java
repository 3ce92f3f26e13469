package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nonsense gets a clear answer or a closed door, and nobody else notices. */
class BadInputSystemTest {
    @Test
    void nonsenseOnTheFixPortClosesOnlyItsOwnConnection() throws IOException {
        try (FixSocket good = Platform.client()) {
            try (FixSocket noise = Platform.stranger()) {
                noise.write(
                        "\u0000\u0001garbage=8=FIX\r\n"
                                .repeat(20_000)
                                .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(noise.closed()).isTrue();
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
            }
            try (FixSocket nobody =
                    FixSocket.connect("NOBODY", "INTERLOCK", Platform.stack().port("fix"), 1)
                            .logon("x")) {
                assertThat(nobody.closed()).isTrue();
            }
            try (FixSocket wrong = Platform.stranger().logon("wrong")) {
                assertThat(wrong.closed()).isTrue();
            }
            try (FixSocket huge = Platform.client()) {
                huge.send(
                        "35=D",
                        Orders.market(Platform.fresh("BIG")) + "58=" + "x".repeat(1_000_000) + "|");
                assertThat(huge.closed()).isTrue();
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
            }
            String id = Platform.fresh("GOOD");
            good.send("35=D", Orders.market(id).replace("54=1|", ""));
            assertThat(good.receiveWith("|35=3|")).contains("|371=54|").contains("|373=1|");
            good.send("35=B", "148=news|33=0|");
            assertThat(good.receiveWith("|372=B|")).containsAnyOf("|35=j|", "|35=3|");
            good.send("35=D", Orders.market(id) + "20099=mine|");
            assertThat(good.receiveWith("|11=" + id + "|", "|39=2|")).contains("|14=10000|");
        }
    }

    @Test
    void malformedJsonIsAProblemThatNamesThePlace() {
        Rest.Answer answer =
                Platform.ops()
                        .send("POST", "/api/v1/kill-switches", "{\"environment\": \"LIVE\", ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isNotBlank();
        Rest.Answer empty = Platform.ops().send("POST", "/api/v1/kill-switches", "{}");
        assertThat(empty.status()).isBetween(400, 422);
        Rest.Answer anonymous =
                new Rest(Platform.stack().url("ops-api"), () -> "")
                        .send("GET", "/api/v1/orders", null);
        assertThat(anonymous.status()).isEqualTo(401);
    }

    @Test
    void aFillWithAnUnknownTagReachesItsClientWhole() throws IOException {
        String id = Platform.fresh("ODD");
        Platform.control("oms-a")
                .post(
                        "/rules",
                        """
                        [{"match": {"clOrdId": "%s"}, "actions": [{"do": "ack"}, {"do": "fill", "extra": {"20001": "surprise"}}]}]
                        """
                                .formatted(id));
        try (FixSocket client = Platform.client()) {
            client.send("35=D", Orders.market(id));
            assertThat(client.receiveWith("|11=" + id + "|", "|39=2|"))
                    .contains("|20001=surprise|");
        }
        Eventually.within(Duration.ofSeconds(10))
                .is(
                        "booked",
                        () ->
                                Platform.ops().items("/api/v1/orders?q=" + id).stream()
                                        .anyMatch(
                                                o -> o.path("status").asString().equals("FILLED")));
    }

    @Test
    void withoutTheOrderLogOrdersAreRefusedAndSessionsStay() throws IOException {
        LocalStack stack = Platform.stack();
        try (FixSocket client = Platform.client()) {
            String before = Platform.fresh("K");
            client.send("35=D", Orders.market(before));
            client.receiveWith("|11=" + before + "|", "|39=2|");

            stack.stop("kafka");
            String during = Platform.fresh("K");
            client.send("35=D", Orders.market(during));
            assertThat(client.receiveWith("|11=" + during + "|"))
                    .contains("|39=8|")
                    .contains("order log does not answer");

            stack.start("kafka");
            stack.awaitReady("kafka");
            Eventually.within(Duration.ofSeconds(90))
                    .passes(() -> {
                        String after = Platform.fresh("K");
                        client.send("35=D", Orders.market(after));
                        String last = client.receiveWith("|11=" + after + "|");
                        while (last.contains("|39=0|") || last.contains("|39=1|")) {
                            last = client.receiveWith("|11=" + after + "|");
                        }
                        assertThat(last).contains("|39=2|");
                    });
            assertThat(Platform.control("oms-a").get("/orders?limit=1000").toString())
                    .doesNotContain("\"" + during + "\"");
        }
    }
}
