package io.interlock.routing.simulation.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.testkit.OnOwnPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A draft played over decisions that stand in Kafka. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class SimulationsIT {
    private static final int ORDERS = 600;

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private TopicProvisioner provisioner;
    @Autowired private StateReader<SymbolState> symbols;
    @Autowired private StateReader<AccountState> accounts;

    /** Owners of what is listed, and of accounts. */
    @TestConfiguration
    static class Owners {
        @Bean
        StatePublisher<SymbolState> symbolsOwner(StateTopics topics) {
            SymbolState gold =
                    new SymbolState(
                            Environment.LIVE,
                            new Symbol("XAUUSD"),
                            "Gold",
                            "METALS",
                            "metals",
                            "USD",
                            BigDecimal.ONE,
                            2,
                            new BigDecimal("0.01"),
                            Quantity.of(1),
                            Quantity.of(1_000),
                            Quantity.of(1),
                            List.of(OrdType.LIMIT),
                            List.of(),
                            Map.of(),
                            1,
                            Instant.EPOCH);
            return topics.publisher(Topics.SYMBOLS, () -> Map.of(gold.key(), gold));
        }

        @Bean
        StatePublisher<AccountState> accountsOwner(StateTopics topics) {
            AccountState open =
                    new AccountState(
                            new Account("L1"), Environment.LIVE, "c", true, "ok", 1, Instant.EPOCH);
            return topics.publisher(Topics.ACCOUNTS, () -> Map.of("L1", open));
        }
    }

    private RequestPostProcessor dealer() {
        return jwt().jwt(token -> token.subject("dan").claim("roles", List.of("dealer")))
                .authorities(List.copyOf(roles.authorities(List.of("dealer"))));
    }

    private String posted(String path, String body, int expected) throws Exception {
        return mvc.perform(
                        post("/api/v1" + path)
                                .with(dealer())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String told(String simulation) throws Exception {
        return mvc.perform(get("/api/v1/simulations/" + simulation).with(dealer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String listed(String query) throws Exception {
        return mvc.perform(get("/api/v1/simulations?policy=gold&" + query).with(dealer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** One of three orders is for more than ten ounces. */
    private void decideInThePast() throws Exception {
        provisioner.await();
        Instant begin = Instant.now().minus(Duration.ofHours(2));
        for (int i = 0; i < ORDERS; i++) {
            Instant at = begin.plusSeconds(i);
            OrderCommand order =
                    OrderMessages.command(
                            FixMessage.of(
                                    ("52=20261130-10:00:00|11=S%d|1=L1|55=XAUUSD|54=1|38=%d|40=2|44=2000|"
                                                    .formatted(i, i % 3 == 0 ? 11 : 10))
                                            .replace('|', FixMessage.SOH)),
                            Kind.NEW,
                            new CommandId("T1", 1, i + 1),
                            new OrderMessages.Sender(
                                    "T1",
                                    Environment.LIVE,
                                    Gate.ENFORCE,
                                    "FIX.4.4",
                                    Duration.ofDays(9_000)),
                            null,
                            null,
                            at);
            RoutingDecision decision =
                    new RoutingDecision(
                            order, "OMSA", null, List.of(), List.of(), Map.of(), at, List.of());
            // spread over the partitions
            kafka.send(records.record(Topics.ROUTING_DECISIONS, "key" + i % 7, "d" + i, decision))
                    .get();
        }
    }

    @Test
    void aDraftIsPlayedOverWhatWasDecidedAndChangesNothing() throws Exception {
        decideInThePast();
        eventually(() -> {
            assertThat(symbols.ready()).isTrue();
            assertThat(accounts.ready()).isTrue();
        });
        posted(
                "/policies",
                """
                {"id":"gold","environment":"LIVE","priority":10,"match":{"symbols":["XAU*"]},
                 "control":{"kind":"LIMITS","maxQty":"10"},"reason":"what if"}
                """,
                201);
        String id =
                JsonPath.read(
                        posted("/policies/gold/drafts/1/simulations", "{\"hours\":3}", 202),
                        "$.id");
        eventually(() -> assertThat(JsonPath.<String>read(told(id), "$.state")).isEqualTo("DONE"));
        String found = told(id);
        assertThat(JsonPath.<Integer>read(found, "$.read")).isEqualTo(ORDERS);
        assertThat(JsonPath.<Integer>read(found, "$.impact.orders")).isEqualTo(ORDERS);
        assertThat(JsonPath.<Integer>read(found, "$.impact.rejected")).isEqualTo(ORDERS / 3);
        assertThat(JsonPath.<Boolean>read(found, "$.impact.everything")).isFalse();
        assertThat(JsonPath.<Integer>read(found, "$.impact.symbols.XAUUSD")).isEqualTo(200);
        assertThat(JsonPath.<String>read(found, "$.impact.samples[0].after"))
                .isEqualTo("OrderQty(38) 11 exceeds 10 (policy gold v1)");
        assertThat(JsonPath.<Integer>read(found, "$.revision")).isEqualTo(1);
        assertThat(
                        JsonPath.<List<Integer>>read(found, "$.impact.slots[*].rejected").stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(ORDERS / 3);
        assertThat(JsonPath.<List<String>>read(listed("version=1&revision=1"), "$.items[*].id"))
                .containsExactly(id);
        assertThat(JsonPath.<List<String>>read(listed("revision=2"), "$.items")).isEmpty();
        // ten minutes of orders
        assertThat(JsonPath.<Double>read(found, "$.timesRealTime")).isGreaterThan(50);
        // a draft it was and a draft it stays
        mvc.perform(get("/api/v1/policies/gold").with(dealer()))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString())
                                .contains("\"state\":\"DRAFT\""));
    }

    @Test
    void whatIsNotThereCannotBePlayed() throws Exception {
        posted("/policies/nothing/drafts/1/simulations", "{}", 404);
    }
}
