package io.interlock.routing.policy.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.OrderExecution;
import io.interlock.events.ReferencePrice;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.events.TrippedGuard;
import io.interlock.fix.FixMessage;
import io.interlock.fix.ReportMessages;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.reference.PriceBook;
import io.interlock.testkit.OnOwnPlatform;
import java.math.BigDecimal;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Executions trip a guard; a named person lets it on. Reference prices come from their topic. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class GuardsIT {
    private static final String KEY = "repeats/account/L1/symbol/XAUUSD";

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private JdbcClient jdbc;
    @Autowired private AuditTrail audit;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private StateReader<SymbolState> symbols;
    @Autowired private StateReader<AccountState> accounts;
    @Autowired private StateReader<RoutingPolicy> policies;
    @Autowired private StateReader<TrippedGuard> tripped;
    @Autowired private PriceBook prices;

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

    private RequestPostProcessor as(String name) {
        String role = name.replaceAll("\\d", "");
        return jwt().jwt(token -> token.subject(name).claim("roles", List.of(role)))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private int send(String path, String name, String body) throws Exception {
        return mvc.perform(
                        post("/api/v1" + path)
                                .with(as(name))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String guards(String query) throws Exception {
        return mvc.perform(get("/api/v1/guards" + query).with(as("viewer")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The account is known by the record's key only, as where an OMS does not echo it. */
    private void execute(int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            CommandId id = new CommandId("OMSA-P", 1, i);
            String raw =
                    "35=8|37=O|11=A|17=E%d|150=F|39=2|55=XAUUSD|54=1|38=1|32=1|31=2000|14=1|151=0|6=2000|"
                            .formatted(i)
                            .replace('|', FixMessage.SOH);
            kafka.send(
                            records.record(
                                    Topics.ORDER_EXECUTIONS,
                                    "L1",
                                    id.toString(),
                                    new OrderExecution(
                                            id,
                                            OrderExecution.Origin.OMS,
                                            "OMSA",
                                            "OMSA-P",
                                            "T1",
                                            new CommandId("T1", 1, 1),
                                            "8",
                                            ReportMessages.executionReport(FixMessage.of(raw)),
                                            null,
                                            null,
                                            List.of(),
                                            raw,
                                            Instant.now())))
                    .get();
        }
    }

    @Test
    void tooManyExecutionsStopOrdersUntilSomebodyLetsThemOn() throws Exception {
        eventually(() -> {
            assertThat(symbols.ready()).isTrue();
            assertThat(accounts.ready()).isTrue();
            assertThat(tripped.ready()).isTrue();
        });
        String why = "{\"reason\":\"calm\"}";
        assertThat(
                        send(
                                "/policies",
                                "dealer1",
                                """
                                {"id":"repeats","environment":"LIVE","priority":10,
                                 "control":{"kind":"REPEATS","per":"ACCOUNT_SYMBOL","executions":3,
                                  "windowMillis":600000},"reason":"calm"}
                                """))
                .isEqualTo(201);
        assertThat(send("/policies/repeats/drafts/1/submissions", "dealer1", why)).isEqualTo(201);
        assertThat(send("/policies/repeats/drafts/1/approvals", "risk1", why)).isEqualTo(201);
        assertThat(send("/policies/repeats/drafts/1/activations", "dealer1", why)).isEqualTo(201);
        eventually(() -> assertThat(policies.get("repeats")).isNotNull());

        execute(1, 3);
        execute(3, 3); // told twice, it counts once
        assertThat(JsonPath.<List<String>>read(guards(""), "$.items")).isEmpty();
        execute(4, 4);
        eventually(() -> assertThat(tripped.get(KEY)).isNotNull());
        assertThat(tripped.get(KEY)).extracting(TrippedGuard::executions).isEqualTo(4);
        String id = JsonPath.read(guards(""), "$.items[0].id");
        assertThat(JsonPath.<String>read(guards(""), "$.items[0].key")).isEqualTo(KEY);

        String release = "/guards/" + id + "/releases";
        assertThat(send(release, "support1", why)).isEqualTo(403);
        assertThat(send(release, "dealer1", "{\"reason\":\" \"}")).isEqualTo(422);
        assertThat(send("/guards/none/releases", "dealer1", why)).isEqualTo(404);
        assertThat(send(release, "dealer1", "{\"reason\":\"the script is fixed\"}")).isEqualTo(201);
        assertThat(send(release, "dealer2", why)).isEqualTo(409);
        eventually(() -> assertThat(tripped.view()).doesNotContainKey(KEY));
        assertThat(JsonPath.<List<String>>read(guards(""), "$.items")).isEmpty();
        assertThat(JsonPath.<String>read(guards("?history=true"), "$.items[0].releasedBy"))
                .isEqualTo("dealer1");

        // counted anew from there
        execute(5, 7);
        execute(8, 8);
        eventually(() -> assertThat(tripped.get(KEY)).isNotNull());
        assertThat(
                        jdbc.sql(
                                        "select action || ' ' || actor || ': ' || reason from"
                                                + " audit_entry where action like 'guard.%' order by"
                                                + " seq")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "guard.tripped platform: 4 executions within 600000 ms",
                        "guard.released dealer1: the script is fixed",
                        "guard.tripped platform: 4 executions within 600000 ms");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void referencePricesAreReadFromTheirTopic() throws Exception {
        ReferencePrice price =
                new ReferencePrice(
                        new Symbol("XAUUSD"),
                        "LP1",
                        Price.of("1999"),
                        Price.of("2001"),
                        null,
                        Instant.now());
        eventually(() -> {
            kafka.send(
                            records.record(
                                    Topics.REFERENCE_PRICES,
                                    "XAUUSD",
                                    "XAUUSD:LP1:" + price.at(),
                                    price))
                    .get();
            assertThat(prices.of(new Symbol("XAUUSD"))).containsExactly(price);
        });
    }
}
