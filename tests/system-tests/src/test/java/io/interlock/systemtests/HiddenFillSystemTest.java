package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A fill that the OMS tells only its drop copy is a break within five seconds, and closes when it
 * arrives.
 */
class HiddenFillSystemTest {
    @Test
    void aHiddenFillIsABreakUntilItArrives() throws IOException {
        Rest oms = Platform.control("oms-a");
        try (FixSocket client = Platform.client()) {
            String id = Platform.fresh("HIDDEN");
            client.send("35=D", Orders.resting(id));
            client.receiveWith("|11=" + id + "|", "|150=0|");

            oms.post(
                    "/orders/" + id + "/fills",
                    Map.of("qty", "10000", "px", "0.5", "hidden", true));
            Eventually.within(Duration.ofSeconds(5))
                    .is("a break is open", () -> breaks("OPEN", id).size() == 1);
            JsonNode broken = breaks("OPEN", id).getFirst();
            assertThat(broken.path("type").asString()).isEqualTo("MISSING_AT_PLATFORM");
            assertThat(broken.path("explanation").asString()).contains("10000");

            oms.post("/orders/" + id + "/release", Map.of());
            assertThat(client.receiveWith("|11=" + id + "|", "|39=2|")).contains("|32=10000|");
            Eventually.within(Duration.ofSeconds(10))
                    .is("the break has closed", () -> breaks("CLOSED", id).size() == 1);
            assertThat(breaks("OPEN", id)).isEmpty();
        }
    }

    private static List<JsonNode> breaks(String status, String clOrdId) {
        return Platform.ops().items("/api/v1/recon-breaks?limit=500&status=" + status).stream()
                .filter(b -> b.path("clOrdId").asString("").equals(clOrdId))
                .toList();
    }
}
