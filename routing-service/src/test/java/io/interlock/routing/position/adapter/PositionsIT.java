package io.interlock.routing.position.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountState;
import io.interlock.events.EventCodec;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderExecution;
import io.interlock.events.OrderExecution.Origin;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.ReportMessages;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** From commands and answers in Kafka to positions, and from these to decisions. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class PositionsIT {
    private static final Symbol GOLD = new Symbol("XAUUSD");
    private static final AtomicLong NUMBER = new AtomicLong();

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private KafkaProperties properties;
    @Autowired private EventRecords records;
    @Autowired private TopicProvisioner provisioner;
    @Autowired private PositionKeeper keeper;
    @Autowired private StateReader<RoutingPolicy> policies;

    @Autowired
    @Qualifier("positions")
    private StateReader<AccountPositions> positions;

    /** Owners of what is listed, killed, and of accounts. */
    @TestConfiguration
    static class Owners {
        @Bean
        StatePublisher<SymbolState> symbolsOwner(StateTopics topics) {
            SymbolState gold =
                    new SymbolState(
                            Environment.DEMO,
                            GOLD,
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
                            List.of(OrdType.LIMIT, OrdType.MARKET),
                            List.of(),
                            Map.of(),
                            1,
                            Instant.EPOCH);
            return topics.publisher(Topics.SYMBOLS, () -> Map.of(gold.key(), gold));
        }

        @Bean
        StatePublisher<KillSwitch> killsOwner(StateTopics topics) {
            return topics.publisher(Topics.KILL_SWITCHES, Map::of);
        }

        @Bean
        StatePublisher<AccountState> accountsOwner(StateTopics topics) {
            return topics.publisher(
                    Topics.ACCOUNTS,
                    () ->
                            Map.of(
                                    "D1", account("D1", "1000"),
                                    "D2", account("D2", "400"),
                                    "D3", account("D3", "400")));
        }

        private static AccountState account(String name, String funds) {
            return new AccountState(
                    new Account(name),
                    Environment.DEMO,
                    "c",
                    true,
                    "ok",
                    1,
                    Instant.EPOCH,
                    null,
                    new AccountState.Funds(new BigDecimal(funds), "USD"));
        }
    }

    private void act(String path, String body) throws Exception {
        RequestPostProcessor dealer =
                jwt().jwt(token -> token.subject("dan").claim("roles", List.of("dealer")))
                        .authorities(List.copyOf(roles.authorities(List.of("dealer"))));
        mvc.perform(
                        post("/api/v1/policies" + path)
                                .with(dealer)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isCreated());
    }

    /** In DEMO one person is enough. */
    private void inForce(String id, String account, String control) throws Exception {
        act(
                "",
                """
                {"id":"%s","environment":"DEMO","priority":10,"match":{"accounts":["%s"]},
                 "control":{%s},"reason":"shown"}
                """
                        .formatted(id, account, control));
        act("/" + id + "/drafts/1/submissions", "{\"reason\":\"shown\"}");
        act("/" + id + "/drafts/1/activations", "{\"reason\":\"shown\"}");
        // orders that pass before would be open ones
        eventually(() -> assertThat(policies.get(id)).isNotNull());
    }

    private CommandId send(String account, String fields) throws Exception {
        provisioner.await();
        CommandId id = new CommandId("T1", 1, NUMBER.incrementAndGet());
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261130-10:00:00|11=O%d|1=%s|55=XAUUSD|40=2|44=2000|%s|"
                                                .formatted(id.msgSeqNum(), account, fields))
                                        .replace('|', FixMessage.SOH)),
                        Kind.NEW,
                        id,
                        new OrderMessages.Sender(
                                "T1",
                                Environment.DEMO,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofDays(9_000)),
                        null,
                        null,
                        Instant.now());
        kafka.send(records.record(Topics.ORDER_COMMANDS, account, "command:" + id, command)).get();
        return id;
    }

    private void report(String account, CommandId root, String fields) throws Exception {
        FixMessage message =
                FixMessage.of(
                        ("35=8|37=V%d|11=O%d|1=%s|55=XAUUSD|%s|"
                                        .formatted(
                                                root.msgSeqNum(),
                                                root.msgSeqNum(),
                                                account,
                                                fields))
                                .replace('|', FixMessage.SOH));
        CommandId id = new CommandId("OMSA-P", 1, NUMBER.incrementAndGet());
        OrderExecution answer =
                new OrderExecution(
                        id,
                        Origin.OMS,
                        "OMSA",
                        "OMSA-P",
                        "T1",
                        root,
                        "8",
                        ReportMessages.executionReport(message),
                        null,
                        null,
                        List.of(),
                        message.raw(),
                        Instant.now());
        kafka.send(records.record(Topics.ORDER_EXECUTIONS, account, id.toString(), answer)).get();
    }

    private void filled(String account, CommandId root, String side, int qty) throws Exception {
        report(
                account,
                root,
                "54=%s|38=%d|17=F%d|150=F|39=2|32=%d|31=2000|14=%d|151=0"
                        .formatted(side, qty, root.msgSeqNum(), qty, qty));
    }

    /** What became of a command: {@code OMSA}, or the rule and the text of the rejection. */
    private String decided(CommandId id) {
        Map<CommandId, RoutingDecision> all = new HashMap<>();
        Map<String, Object> config = new HashMap<>(properties.buildConsumerProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.ROUTING_DECISIONS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ROUTING_DECISIONS.name(), p))
                        .toList();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            eventually(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            RoutingDecision decision =
                                    EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                            all.put(decision.command().commandId(), decision);
                        });
                assertThat(all).containsKey(id);
            });
        }
        RoutingDecision decision = Objects.requireNonNull(all.get(id));
        RoutingDecision.Rejection no = decision.rejection();
        return no == null ? String.valueOf(decision.oms()) : no.rule() + ": " + no.text();
    }

    private AccountPositions held(String account, String net) {
        eventually(() -> {
            AccountPositions all = Objects.requireNonNull(positions.get(account), account);
            assertThat(all.positions())
                    .extracting(one -> one.qty().toPlainString())
                    .containsExactly(net);
        });
        return Objects.requireNonNull(positions.get(account));
    }

    private void known() {
        eventually(() -> assertThat(positions.closedBecause(Instant.now())).isEmpty());
    }

    @Test
    void closeOnlyCountsFillsOpenOrdersAndDecisionsOfAMomentAgo() throws Exception {
        known();
        CommandId bought = send("D1", "54=1|38=10");
        assertThat(decided(bought)).isEqualTo("OMSA");
        filled("D1", bought, "1", 10);
        AccountPositions ten = held("D1", "10");
        assertThat(ten.positions().getFirst().avgPx()).isEqualTo(Price.of("2000"));
        assertThat(ten.orders()).isEmpty();

        inForce("last-days", "D1", "\"kind\":\"CLOSE_ONLY\",\"text\":\"delisted\"");
        eventually(() ->
                assertThat(decided(send("D1", "54=1|38=1")))
                        .startsWith("close-only: ")
                        .contains("Side(54) BUY does not close 10"));
        CommandId six = send("D1", "54=2|38=6");
        CommandId five = send("D1", "54=2|38=5");
        CommandId four = send("D1", "54=2|38=4");
        CommandId one = send("D1", "54=2|38=1");
        assertThat(decided(six)).isEqualTo("OMSA");
        assertThat(decided(five))
                .contains("OrderQty(38) 5 exceeds 4 that open orders leave to close");
        assertThat(decided(four)).isEqualTo("OMSA");
        assertThat(decided(one)).startsWith("close-only: ");

        report("D1", six, "54=2|38=6|17=C1|150=4|39=4|14=0|151=0");
        filled("D1", four, "2", 4);
        held("D1", "6");
        eventually(() ->
                assertThat(Objects.requireNonNull(positions.get("D1")).orders())
                        .noneMatch(order -> order.order().equals(six)));
        assertThat(decided(send("D1", "54=2|38=7"))).startsWith("close-only: ");
        assertThat(decided(send("D1", "54=2|38=6"))).isEqualTo("OMSA");
    }

    @Test
    void marginIsTakenByOrdersThatNobodyHasAnsweredYet() throws Exception {
        known();
        inForce("margin", "D2", "\"kind\":\"MARGIN\",\"leverage\":\"10\"");
        eventually(() ->
                assertThat(decided(send("D2", "54=1|38=3")))
                        .startsWith(
                                "margin: The order needs 600.00 USD of margin, 400.00 are free of"
                                        + " 400"));
        assertThat(decided(send("D2", "54=1|38=2"))).isEqualTo("OMSA");
        assertThat(decided(send("D2", "54=1|38=1")))
                .startsWith("margin: The order needs 200.00 USD of margin, 0.00 are free of 400");
    }

    @Test
    void withoutAKeeperOnlyThePoliciesThatAskForPositionsReject() throws Exception {
        known();
        inForce("stale", "D3", "\"kind\":\"MARGIN\",\"leverage\":\"1000\"");
        eventually(() -> assertThat(decided(send("D3", "54=1|38=400"))).startsWith("margin: "));
        keeper.stop();
        try {
            eventually(() ->
                    assertThat(decided(send("D3", "54=1|38=1")))
                            .startsWith("margin: Positions are not known: "));
            assertThat(decided(send("D9", "54=1|38=1"))).startsWith("account-gate: ");
        } finally {
            keeper.start();
        }
        known();
        assertThat(decided(send("D3", "54=1|38=1"))).isEqualTo("OMSA");
    }
}
