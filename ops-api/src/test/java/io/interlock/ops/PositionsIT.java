package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.AccountState;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

/** What accounts hold, a row a symbol. */
@OpsApiTest
class PositionsIT {
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private final Facts facts;
    private final Http http;

    @Autowired
    PositionsIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.http = Http.at(port);
    }

    private void holds(String account, String eurusd) {
        facts.put(
                Topics.ACCOUNTS,
                account,
                new AccountState(
                        new Account(account), Environment.LIVE, "c", true, "funded", 1, AT));
        facts.put(
                Topics.ACCOUNT_POSITIONS,
                account,
                new AccountPositions(
                        new Account(account),
                        List.of(
                                new Position(
                                        EURUSD,
                                        new BigDecimal(eurusd),
                                        Price.of("1.1"),
                                        Price.of("1.2"),
                                        AT),
                                new Position(new Symbol("US500"), BigDecimal.ZERO, null, null, AT)),
                        List.of(
                                new OpenOrder(
                                        new CommandId("T1", 1, 1),
                                        EURUSD,
                                        Side.SELL,
                                        Quantity.of(500),
                                        Quantity.of(100),
                                        null)),
                        List.of(),
                        1,
                        AT));
    }

    private JsonNode items(String query) {
        return http.get("/api/v1/positions" + query, Tokens.of("viewer")).json().path("items");
    }

    @Test
    void aRowForWhatIsHeldOrOpenAndNoneForWhatIsFlat() {
        holds("LP1", "1000");
        holds("LP2", "-300");
        eventually(() -> assertThat(items("?symbol=EURUSD").size()).isEqualTo(2));
        JsonNode one = items("?account=LP1");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.get(0).path("qty").asString()).isEqualTo("1000");
        assertThat(one.get(0).path("avgPx").asString()).isEqualTo("1.1");
        assertThat(one.get(0).path("openSellQty").asString()).isEqualTo("400");
        assertThat(one.get(0).path("openBuyQty").asString()).isEqualTo("0");
        JsonNode first = http.get("/api/v1/positions?limit=1", Tokens.of("viewer")).json();
        assertThat(first.path("items").get(0).path("account").asString()).isEqualTo("LP1");
        assertThat(items("?cursor=" + first.path("next").asString()).get(0).path("qty").asString())
                .isEqualTo("-300");
        assertThat(http.get("/api/v1/positions", Tokens.of("symbol-admin")).status())
                .isEqualTo(403);
    }
}
