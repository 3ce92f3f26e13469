package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who kills a symbol while Kafka hangs is told the truth, and is obeyed as soon as it is back. */
@Tag("full")
class KillWithoutKafkaSystemTest {
    private static final String SYMBOL = "NZDUSD";
    private static final String WISH =
            "{\"environment\":\"LIVE\",\"symbol\":\"" + SYMBOL + "\",\"reason\":\"feed froze\"}";

    @Test
    void aKillWhileKafkaHangsIsStoredAndStopsOrdersAsSoonAsItIsBack() throws IOException {
        Rest.Answer killed;
        Platform.stack().pause("kafka");
        try {
            killed = Platform.ops().send("POST", "/api/v1/kill-switches", WISH);
        } finally {
            Platform.stack().resume("kafka");
        }
        assertThat(killed.status()).as(killed.toString()).isEqualTo(201);
        try (FixSocket client = Platform.client()) {
            Eventually.within(Duration.ofSeconds(30))
                    .passes(() -> assertThat(answer(client)).contains("kill switch: feed froze"));
        }
        Platform.ops()
                .post(
                        "/api/v1/kill-switches/"
                                + killed.body().path("id").asString()
                                + "/releases",
                        "{\"reason\":\"feed is back\"}");
    }

    private static String answer(FixSocket client) throws IOException {
        String id = Platform.fresh("STOPPED");
        client.send("35=D", Orders.order(id, SYMBOL, "38=10000|40=1|"));
        return client.receiveWith("|11=" + id + "|");
    }
}
