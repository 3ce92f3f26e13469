package io.interlock.routing.decision.adapter;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.EventCodec;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.web.servlet.MockMvc;

/** Orders that wait while the loop ends and begins again: none is lost, doubled or overtaken. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA",
            // a busy machine may take longer than that for a heartbeat
            "interlock.state.max-age=60s"
        })
@AutoConfigureMockMvc
class HeldOrdersIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int GOLD = 12;

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private KafkaProperties properties;
    @Autowired private EventRecords records;
    @Autowired private TopicProvisioner provisioner;
    @Autowired private StateReader<RoutingPolicy> policies;
    @Autowired private CommandLoop loop;
    @Autowired private MeterRegistry meters;

    /** Owners of what is listed, of kill switches and of accounts. */
    @TestConfiguration
    static class Owners {
        @Bean
        StatePublisher<SymbolState> symbolsOwner(StateTopics topics) {
            SymbolState gold = listed("XAUUSD");
            SymbolState euro = listed("EURUSD");
            return topics.publisher(
                    Topics.SYMBOLS, () -> Map.of(gold.key(), gold, euro.key(), euro));
        }

        private static SymbolState listed(String symbol) {
            return new SymbolState(
                    Environment.LIVE,
                    new Symbol(symbol),
                    symbol,
                    "ANY",
                    "any",
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
        }

        @Bean
        StatePublisher<KillSwitch> killSwitchesOwner(StateTopics topics) {
            return topics.publisher(Topics.KILL_SWITCHES, Map::of);
        }

        @Bean
        StatePublisher<AccountState> accountsOwner(StateTopics topics) {
            Map<String, AccountState> open = new HashMap<>();
            for (String name : List.of("L1", "L2", "L3", "L4")) {
                open.put(
                        name,
                        new AccountState(
                                new Account(name),
                                Environment.LIVE,
                                "c",
                                true,
                                "ok",
                                1,
                                Instant.EPOCH));
            }
            return topics.publisher(Topics.ACCOUNTS, () -> open);
        }
    }

    private void act(String path, String name, String body) throws Exception {
        String role = name.replaceAll("\\d", "");
        mvc.perform(
                        post("/api/v1/policies" + path)
                                .with(
                                        jwt().jwt(token ->
                                                        token.subject(name)
                                                                .claim("roles", List.of(role)))
                                                .authorities(
                                                        List.copyOf(
                                                                roles.authorities(List.of(role)))))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isCreated());
    }

    /** Two orders of gold a second, one by one. */
    private void queueGold() throws Exception {
        String why = "{\"reason\":\"thin market\"}";
        act(
                "",
                "dealer1",
                """
                {"id":"gold-queue","environment":"LIVE","priority":10,"match":{"symbols":["XAU*"]},
                 "control":{"kind":"THROTTLE","per":"POLICY","unit":"ORDERS","limit":"2",
                  "windowMillis":1000,"burst":"1","cancelsExempt":true,
                  "action":"QUEUE","maxQueueMillis":60000,"maxQueued":1000},
                 "reason":"thin market"}
                """);
        act("/gold-queue/drafts/1/submissions", "dealer1", why);
        act("/gold-queue/drafts/1/approvals", "risk1", why);
        act("/gold-queue/drafts/1/activations", "dealer1", why);
        within(LONG).is("in force", () -> policies.get("gold-queue") != null);
    }

    private CompletableFuture<?> send(int number, String account, String symbol) {
        OrderCommand order =
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261130-10:00:00|11=H%d|1=%s|55=%s|54=1|38=10|40=2|44=2000|"
                                                .formatted(number, account, symbol))
                                        .replace('|', FixMessage.SOH)),
                        Kind.NEW,
                        new CommandId("T1", 1, number),
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofDays(9_000)),
                        null,
                        null,
                        Instant.now());
        return kafka.send(records.record(Topics.ORDER_COMMANDS, order.key(), "c" + number, order));
    }

    private static String symbol(RoutingDecision decision) {
        return String.valueOf(decision.command().symbol());
    }

    private double held() {
        return meters.get("routing.held").gauge().value();
    }

    /** Everything on the topic, in the order of each partition. */
    private List<RoutingDecision> decided() {
        Map<String, Object> config = new HashMap<>(properties.buildConsumerProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        List<RoutingDecision> decisions = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(config)) {
            List<TopicPartition> all =
                    IntStream.range(0, Topics.ROUTING_DECISIONS.partitions())
                            .mapToObj(p -> new TopicPartition(Topics.ROUTING_DECISIONS.name(), p))
                            .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (ends.entrySet().stream()
                    .anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(100))) {
                    decisions.add(EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS));
                }
            }
        }
        return decisions;
    }

    @Test
    void whatWaitsOutlivesTheLoop() throws Exception {
        provisioner.await();
        queueGold();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < GOLD; i++) {
            sent.add(send(2 * i, "L" + (1 + i % 3), "XAUUSD"));
            sent.add(send(2 * i + 1, "L4", "EURUSD"));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        within(LONG).is("some wait", () -> held() > 3);
        for (int restart = 0; restart < 2; restart++) {
            loop.stop();
            loop.start();
            within(LONG)
                    .is(
                            "the others wait again, or are through",
                            () -> held() > 0 || decided().size() >= 2 * GOLD);
        }
        within(LONG).is("all are decided", () -> decided().size() >= 2 * GOLD);
        within(LONG).is("none waits", () -> held() == 0);
        List<RoutingDecision> all = decided();
        assertThat(all).allSatisfy(one -> assertThat(one.oms()).isEqualTo("OMSA"));
        assertThat(all)
                .extracting(one -> one.command().clOrdId().value())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2 * GOLD).mapToObj(i -> "H" + i).toList());
        for (String account : List.of("L1", "L2", "L3", "L4")) {
            assertThat(all)
                    .filteredOn(one -> one.command().key().equals(account))
                    .extracting(one -> one.command().commandId().msgSeqNum())
                    .isSorted();
        }
        List<Instant> left =
                all.stream()
                        .filter(one -> symbol(one).equals("XAUUSD"))
                        .map(RoutingDecision::decidedAt)
                        .sorted()
                        .toList();
        for (int i = 1; i < left.size(); i++) {
            // a token comes back in 500 ms; no restart filled the bucket
            assertThat(Duration.between(left.get(i - 1), left.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(499));
        }
        assertThat(all)
                .filteredOn(one -> symbol(one).equals("EURUSD"))
                .allSatisfy(
                        one -> assertThat(one.trace().getFirst().rule()).isEqualTo("state-fresh"));
        assertThat(all)
                .filteredOn(one -> one.trace().getFirst().rule().equals("queue"))
                .hasSizeGreaterThan(3)
                .allSatisfy(one ->
                        assertThat(one.trace().getFirst().detail())
                                .matches("waited \\d+ ms for gold-queue v1"));
    }
}
