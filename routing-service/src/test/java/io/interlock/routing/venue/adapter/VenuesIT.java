package io.interlock.routing.venue.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.VenueSwitch;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.ReportMessages;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.OnOwnPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The service with sessions that come and go: where orders are sent, and who hears of it. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=fx-*",
            "interlock.routing.routes[0].oms=OMSA",
            "interlock.routing.routes[1].bucket=*",
            "interlock.routing.routes[1].oms=OMSB"
        })
@AutoConfigureMockMvc
class VenuesIT {
    private static final Eventually SOON = Eventually.within(Duration.ofMinutes(2));
    private static final Map<String, FixSessionState.State> SESSIONS = new ConcurrentHashMap<>();

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private TopicProvisioner provisioner;
    @Autowired private StatePublisher<FixSessionState> sessionsOwner;
    @Autowired private StateReader<RoutingPolicy> policies;
    private int orders;

    /** Owners of what the decision asks. */
    @TestConfiguration
    static class Owners {
        @Bean
        StatePublisher<SymbolState> symbolsOwner(StateTopics topics) {
            SymbolState euro =
                    new SymbolState(
                            Environment.LIVE,
                            new Symbol("EURUSD"),
                            "Euro",
                            "FX",
                            "fx-major",
                            "USD",
                            BigDecimal.ONE,
                            5,
                            new BigDecimal("0.00001"),
                            Quantity.of(1),
                            Quantity.of(1_000_000),
                            Quantity.of(1),
                            List.of(OrdType.LIMIT),
                            List.of(),
                            Map.of(),
                            1,
                            Instant.EPOCH);
            return topics.publisher(Topics.SYMBOLS, () -> Map.of(euro.key(), euro));
        }

        @Bean
        StatePublisher<KillSwitch> killsOwner(StateTopics topics) {
            return topics.publisher(Topics.KILL_SWITCHES, Map::of);
        }

        @Bean
        StatePublisher<AccountState> accountsOwner(StateTopics topics) {
            AccountState open =
                    new AccountState(
                            new Account("L1"), Environment.LIVE, "c", true, "ok", 1, Instant.EPOCH);
            return topics.publisher(Topics.ACCOUNTS, () -> Map.of("L1", open));
        }

        @Bean
        StatePublisher<FixSessionState> sessionsOwner(StateTopics topics) {
            SESSIONS.put("OMSA", FixSessionState.State.ACTIVE);
            SESSIONS.put("OMSB", FixSessionState.State.ACTIVE);
            return topics.publisher(
                    Topics.FIX_SESSIONS,
                    () ->
                            Map.of(
                                    "OMSA-P", session("OMSA"),
                                    "OMSB-P", session("OMSB")));
        }

        private static FixSessionState session(String oms) {
            return new FixSessionState(
                    oms + "-P",
                    FixSessionState.Role.OMS_PRIMARY,
                    oms,
                    null,
                    "INTERLOCK",
                    oms + "-P",
                    "FIX.4.4",
                    "test",
                    Objects.requireNonNull(SESSIONS.get(oms)),
                    true,
                    Instant.EPOCH,
                    1,
                    1,
                    5,
                    null,
                    null,
                    Instant.EPOCH);
        }
    }

    private MockHttpServletResponse call(
            MockHttpServletRequestBuilder request, String name, String body) throws Exception {
        String role = name.replaceAll("\\d", "");
        return mvc.perform(
                        request.with(
                                        jwt().jwt(token ->
                                                        token.subject(name)
                                                                .claim("roles", List.of(role)))
                                                .authorities(
                                                        List.copyOf(
                                                                roles.authorities(List.of(role)))))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse act(String path, String name, String body) throws Exception {
        return call(post("/api/v1" + path), name, body);
    }

    private String look(String path) throws Exception {
        return call(get("/api/v1" + path), "viewer", "").getContentAsString();
    }

    private void session(String oms, FixSessionState.State state) {
        SESSIONS.put(oms, state);
        sessionsOwner.refresh(oms + "-P");
    }

    private String state(String oms) throws Exception {
        List<String> states =
                JsonPath.read(look("/venues"), "$.items[?(@.oms=='%s')].state".formatted(oms));
        return states.isEmpty() ? "" : states.getFirst();
    }

    private void becomes(String oms, State state) {
        SOON.is(oms + " " + state, () -> state(oms).equals(state.name()));
    }

    /** Patient with answers: the test gives them, on a machine that may be busy. */
    private void failover(String id, String oms, String then) throws Exception {
        String policy =
                """
                {"id":"%s","environment":"LIVE","priority":10,
                 "control":{"kind":"FAILOVER","oms":"%s","then":[{"oms":"%s"}],
                  "limits":{"rejects":3,"downMillis":300,"dwellMillis":500,"canaries":2,
                   "slowMillis":50000,"silentMillis":60000},"whenNone":"REJECT"},
                 "reason":"venue drill"}
                """
                        .formatted(id, oms, then);
        String why = "{\"reason\":\"venue drill\"}";
        assertThat(act("/policies", "dealer1", policy).getStatus()).isEqualTo(201);
        for (String step : List.of("submissions", "approvals", "activations")) {
            MockHttpServletResponse answer =
                    act(
                            "/policies/" + id + "/drafts/1/" + step,
                            step.equals("approvals") ? "risk1" : "dealer1",
                            why);
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        }
        SOON.is("the policy is known", () -> policies.get(id) != null);
    }

    /** Sends an order; its decision. */
    private RoutingDecision decided(TopicLog<RoutingDecision> log) throws Exception {
        CommandId id = new CommandId("VENUES", 1, ++orders);
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                "52=20261130-10:00:00|11=V%d|1=L1|55=EURUSD|54=1|38=10|40=2|44=1.1|"
                                        .formatted(orders)
                                        .replace('|', FixMessage.SOH)),
                        Kind.NEW,
                        id,
                        new OrderMessages.Sender(
                                "VENUES",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofDays(9_000)),
                        null,
                        null,
                        Instant.now());
        kafka.send(records.record(Topics.ORDER_COMMANDS, "L1", "command:" + id, command)).get();
        return SOON.yields(
                () ->
                        log.told().stream()
                                .filter(each -> each.command().commandId().equals(id))
                                .findFirst(),
                "a decision about order " + orders);
    }

    private void answered(RoutingDecision decision, String report) throws Exception {
        CommandId root = decision.command().commandId();
        String oms = Objects.requireNonNull(decision.oms());
        OrderExecution execution =
                new OrderExecution(
                        new CommandId(oms + "-P", 1, orders),
                        OrderExecution.Origin.OMS,
                        oms,
                        oms + "-P",
                        "VENUES",
                        root,
                        "8",
                        ReportMessages.executionReport(
                                FixMessage.of(report.replace('|', FixMessage.SOH))),
                        null,
                        null,
                        List.of(),
                        report,
                        Instant.now());
        kafka.send(records.record(Topics.ORDER_EXECUTIONS, "L1", "report:" + root, execution))
                .get();
    }

    @Test
    void ordersLeaveAVenueThatFailsAndComeBackByItsCanaries() throws Exception {
        provisioner.await();
        becomes("OMSA", State.HEALTHY);
        becomes("OMSB", State.HEALTHY);
        failover("away", "OMSA", "OMSB");
        failover("back", "OMSB", "OMSA");
        try (TopicLog<RoutingDecision> decisions = new TopicLog<>(Topics.ROUTING_DECISIONS);
                TopicLog<VenueSwitch> switches = new TopicLog<>(Topics.VENUE_SWITCHES);
                TopicLog<OrderExecution> unread = new TopicLog<>(Topics.ORDER_EXECUTIONS)) {
            assertThat(unread.told()).isEmpty();
            gone(decisions);
            rejecting(decisions);
            byHand(decisions);
            SOON.passes(() ->
                    assertThat(switches.told())
                            .filteredOn(each -> each.oms().equals("OMSA"))
                            .extracting(VenueSwitch::to)
                            .containsSubsequence(
                                    State.OPEN,
                                    State.HALF_OPEN,
                                    State.HEALTHY,
                                    State.DEGRADED,
                                    State.OPEN,
                                    State.HALF_OPEN,
                                    State.OPEN,
                                    State.FORCED_OFF,
                                    State.OPEN,
                                    State.HALF_OPEN));
            assertThat(switches.told().getFirst().moved()).isZero();
            assertThat(switches.told().get(1).moved()).isEqualTo(1);
        }
    }

    private void gone(TopicLog<RoutingDecision> decisions) throws Exception {
        answered(decided(decisions), "35=8|150=0|39=0|14=0|");
        assertThat(decisions.told().getLast().oms()).isEqualTo("OMSA");
        session("OMSA", FixSessionState.State.LOST);
        becomes("OMSA", State.OPEN);
        SOON.is("orders go to OMSB", () -> "OMSB".equals(decided(decisions).oms()));
        assertThat(look("/venues")).contains("its order sessions are down while others are up");
        SOON.is("the order is counted", () -> look("/venues").contains("\"moved\":1"));
        session("OMSA", FixSessionState.State.ACTIVE);
        becomes("OMSA", State.HALF_OPEN);
        SOON.is("a canary", () -> "OMSA".equals(decided(decisions).oms()));
        answered(decisions.told().getLast(), "35=8|150=0|39=0|14=0|");
        RoutingDecision second = decided(decisions);
        assertThat(second.oms()).isEqualTo("OMSA");
        assertThat(second.budgets()).hasSize(1);
        answered(second, "35=8|150=0|39=0|14=0|");
        becomes("OMSA", State.HEALTHY);
    }

    private void rejecting(TopicLog<RoutingDecision> decisions) throws Exception {
        for (int i = 0; i < 2; i++) {
            answered(decided(decisions), "35=8|150=8|39=8|14=0|103=2|");
        }
        becomes("OMSA", State.DEGRADED);
        answered(decided(decisions), "35=8|150=8|39=8|14=0|103=2|");
        becomes("OMSA", State.HALF_OPEN);
        SOON.is("a canary", () -> "OMSA".equals(decided(decisions).oms()));
        answered(decisions.told().getLast(), "35=8|150=8|39=8|14=0|103=2|");
        SOON.is("a relapse", () -> look("/venues").contains("a canary was rejected"));
    }

    private void byHand(TopicLog<RoutingDecision> decisions) throws Exception {
        String why = "{\"reason\":\"maintenance\"}";
        assertThat(act("/venues/OMSA/forced-off", "support1", why).getStatus()).isEqualTo(403);
        assertThat(act("/venues/OMSX/forced-off", "dealer1", why).getStatus()).isEqualTo(404);
        assertThat(act("/venues/OMSA/releases", "dealer1", why).getStatus()).isEqualTo(409);
        assertThat(
                        act(
                                        "/venues/OMSA/forced-off",
                                        "dealer1",
                                        "{\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"x\"}")
                                .getStatus())
                .isEqualTo(400);
        assertThat(act("/venues/OMSA/forced-off", "dealer1", why).getStatus()).isEqualTo(201);
        assertThat(act("/venues/OMSA/forced-off", "dealer1", why).getStatus()).isEqualTo(409);
        assertThat(state("OMSA")).isEqualTo("FORCED_OFF");
        SOON.is("orders go to OMSB", () -> "OMSB".equals(decided(decisions).oms()));
        assertThat(act("/venues/OMSA/releases", "risk1", why).getStatus()).isEqualTo(201);
        becomes("OMSA", State.HALF_OPEN);
        List<String> by = JsonPath.read(look("/venues/OMSA/switches"), "$.items[*].by");
        assertThat(by).filteredOn(Objects::nonNull).containsExactly("risk1", "dealer1");
    }
}
