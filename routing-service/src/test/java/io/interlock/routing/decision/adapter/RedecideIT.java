package io.interlock.routing.decision.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.DecisionBasis;
import io.interlock.events.EventCodec;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.Profile;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.StateMarker;
import io.interlock.events.SymbolState;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.Outcome;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.decision.Past;
import io.interlock.routing.decision.Policies;
import io.interlock.routing.decision.Redecide;
import io.interlock.routing.decision.StateLog;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.policy.ProfileBody;
import io.interlock.routing.route.RouteTable;
import io.interlock.testkit.OnOwnPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaOperations;

/** Orders that are decided while policies, symbols and accounts change, and again from the log. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=fx-*",
            "interlock.routing.routes[0].oms=OMSA",
            "interlock.routing.routes[1].bucket=metals",
            "interlock.routing.routes[1].oms=OMSB"
        })
class RedecideIT {
    private static final int ORDERS = 1_000;
    private static final int ORDERS_A_CHANGE = 20;
    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "XAUUSD", "NONE");
    private static final List<String> ACCOUNTS = List.of("D1", "D1", "D2", "D2", "D3", "D9");

    private static final Map<String, SymbolState> LISTED = new ConcurrentHashMap<>();
    private static final Map<String, AccountState> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, KillSwitch> KILLED = new ConcurrentHashMap<>();

    @Autowired private ChangeControl control;
    @Autowired private io.interlock.kit.change.Kind<PolicyBody> policies;
    @Autowired private io.interlock.kit.change.Kind<ProfileBody> profiles;
    @Autowired private KafkaOperations<String, byte[]> kafka;
    @Autowired private KafkaProperties kafkaProperties;
    @Autowired private EventRecords records;
    @Autowired private TopicProvisioner provisioner;
    @Autowired private RouteTable routes;
    @Autowired private Map<String, StateReader<?>> readers;
    @Autowired private StatePublisher<SymbolState> symbolsOwner;
    @Autowired private StatePublisher<AccountState> accountsOwner;
    @Autowired private StatePublisher<KillSwitch> killsOwner;

    private final Random random = new Random(5);

    /** Owners of symbols, accounts and kill switches. */
    @TestConfiguration
    static class Owners {
        @Bean
        StatePublisher<SymbolState> symbolsOwner(StateTopics topics) {
            list("EURUSD", "fx-major", 1);
            list("GBPUSD", "fx-major", 1);
            list("XAUUSD", "metals", 1);
            return topics.publisher(Topics.SYMBOLS, () -> Map.copyOf(LISTED));
        }

        @Bean
        StatePublisher<AccountState> accountsOwner(StateTopics topics) {
            open("D1", true, 1);
            open("D2", true, 1);
            open("D3", false, 1);
            return topics.publisher(Topics.ACCOUNTS, () -> Map.copyOf(OPEN));
        }

        @Bean
        StatePublisher<KillSwitch> killsOwner(StateTopics topics) {
            return topics.publisher(Topics.KILL_SWITCHES, () -> Map.copyOf(KILLED));
        }
    }

    private static SymbolState list(String name, String bucket, long version) {
        SymbolState symbol =
                new SymbolState(
                        Environment.DEMO,
                        new Symbol(name),
                        name,
                        "FX",
                        bucket,
                        "USD",
                        BigDecimal.ONE,
                        5,
                        new BigDecimal("0.00001"),
                        Quantity.of(1),
                        Quantity.of(1_000 + version),
                        Quantity.of(1),
                        List.of(OrdType.LIMIT),
                        List.of(),
                        Map.of(),
                        version,
                        Instant.EPOCH);
        LISTED.put(symbol.key(), symbol);
        return symbol;
    }

    private static AccountState open(String name, boolean enabled, long version) {
        AccountState account =
                new AccountState(
                        new Account(name),
                        Environment.DEMO,
                        "c",
                        enabled,
                        enabled ? "ok" : "no deposit since change " + version,
                        version,
                        Instant.EPOCH);
        OPEN.put(name, account);
        return account;
    }

    @Test
    void everyDecisionOfTheLogComesOutTheSameAgain() throws Exception {
        provisioner.await();
        // no gateway tells of sessions here
        eventually(() ->
                assertThat(readers)
                        .allSatisfy((name, reader) ->
                                assertThat(
                                                name.equals("fixSessions")
                                                        || reader.isFresh(Instant.now()))
                                        .as(name)
                                        .isTrue()));
        for (int i = 0; i < ORDERS; i++) {
            if (i % ORDERS_A_CHANGE == 0) {
                // each change meets orders, however slow the loop is
                awaitDecided(i);
                change(i / ORDERS_A_CHANGE);
            }
            OrderCommand command = command(i);
            kafka.send(
                    records.record(
                            Topics.ORDER_COMMANDS,
                            command.key(),
                            "command:" + command.commandId(),
                            command));
        }
        List<RoutingDecision> decisions = new ArrayList<>();
        within(Duration.ofSeconds(60))
                .every(Duration.ofMillis(500))
                .passes(() -> {
                    decisions.clear();
                    read(
                            Topics.ROUTING_DECISIONS,
                            (offset, record) ->
                                    decisions.add(
                                            EventCodec.decode(
                                                    record.value(), Topics.ROUTING_DECISIONS)));
                    // each at least once: after a rebalance some are decided again
                    assertThat(commands(decisions)).isEqualTo(ORDERS);
                });
        Past past = past();

        assertThat(decisions)
                .allSatisfy(decision -> {
                    assertThat(Redecide.differences(decision, past)).isEmpty();
                    assertThat(Redecide.again(decision, past)).isEqualTo(decision);
                });
        everythingHappened(decisions);
        whatWasChangedIsFound(decisions, past);
    }

    private void awaitDecided(int orders) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(Topics.ROUTING_DECISIONS);
            within(Duration.ofSeconds(60))
                    .is(
                            orders + " orders to be decided",
                            () ->
                                    consumer.endOffsets(partitions).values().stream()
                                                    .mapToLong(Long::longValue)
                                                    .sum()
                                            >= orders);
        }
    }

    private static long commands(List<RoutingDecision> decisions) {
        return decisions.stream().map(each -> each.command().commandId()).distinct().count();
    }

    /** It would be easy to decide the same thing a thousand times. */
    private static void everythingHappened(List<RoutingDecision> decisions) {
        assertThat(decisions)
                .extracting(RoutingDecision::rejection)
                .filteredOn(Objects::nonNull)
                .extracting(Rejection::rule)
                .contains(
                        "root-order",
                        "kill-switch",
                        "account-gate",
                        "symbol-access",
                        "market-limits",
                        "time-window",
                        "throttle");
        assertThat(decisions).extracting(RoutingDecision::oms).contains("OMSA", "OMSB");
        assertThat(decisions)
                .anyMatch(each -> !each.edits().isEmpty())
                .anyMatch(each -> basis(each).routedTo() != null)
                .anyMatch(each -> each.budgets().size() > 1);
        assertThat(
                        decisions.stream()
                                .map(each -> basis(each).positions().get("policies"))
                                .distinct())
                .hasSizeGreaterThan(20);
        assertThat(decisions).extracting(each -> basis(each).profile()).contains("NORMAL", "NEWS");
        assertThat(decisions.stream().flatMap(each -> basis(each).documents().keySet().stream()))
                .contains("policy buyers", "policy size", "account D1", "kill-switch DEMO:GBPUSD");
    }

    private static DecisionBasis basis(RoutingDecision decision) {
        return Objects.requireNonNull(decision.basis());
    }

    /** One record changed in one place, wherever it is. */
    private static void whatWasChangedIsFound(List<RoutingDecision> decisions, Past past) {
        RoutingDecision routed =
                decisions.stream()
                        .filter(d -> d.oms() != null && !d.budgets().isEmpty())
                        .findFirst()
                        .orElseThrow();
        DecisionBasis basis = basis(routed);
        Map<String, Long> documents = new HashMap<>(basis.documents());
        documents.replaceAll((key, version) -> version + 1);
        List<RoutingDecision> tampered =
                List.of(
                        changed(routed, "OMSX", routed.trace(), basis),
                        changed(
                                routed,
                                routed.oms(),
                                routed.trace().subList(1, routed.trace().size()),
                                basis),
                        changed(
                                routed,
                                routed.oms(),
                                routed.trace(),
                                new DecisionBasis(
                                        basis.positions(), documents, null, null, basis.profile())),
                        changed(
                                routed,
                                routed.oms(),
                                routed.trace(),
                                new DecisionBasis(
                                        Map.of(), basis.documents(), null, null, basis.profile())));
        assertThat(tampered)
                .allSatisfy(each -> assertThat(Redecide.differences(each, past)).isNotEmpty());
        assertThat(Redecide.differences(tampered.getFirst(), past))
                .containsExactly("oms: recorded OMSX, decided again " + routed.oms());
    }

    private static RoutingDecision changed(
            RoutingDecision from,
            @Nullable String oms,
            List<RoutingDecision.Verdict> trace,
            DecisionBasis basis) {
        return new RoutingDecision(
                from.command(),
                oms,
                null,
                trace,
                from.edits(),
                from.versions(),
                from.decidedAt(),
                from.budgets(),
                from.policy(),
                from.held(),
                from.inputs(),
                basis);
    }

    /** Something else each time; policies most often. */
    private void change(int round) {
        switch (round % 10) {
            case 0 ->
                    inForce(
                            "size",
                            new Control.Limits(
                                    null, Quantity.of(900 - round), null, List.of(), List.of()));
            case 1 -> inForce("rate", Policies.throttle(Per.ACCOUNT, Unit.ORDERS, "1", "3"));
            case 2 ->
                    inForce("worth", Policies.throttle(Per.POLICY, Unit.NOTIONAL, "1000", "9000"));
            case 3 -> inForce("buyers", Policies.sides(Side.BUY), Profile.NEWS);
            case 4 -> inForce("gold", Policies.route("OMSA", new Control.Token(100, "V" + round)));
            case 5 -> {
                inForce("closed", Policies.open("UTC", "00:00", "00:01", "2026-01-01"));
                kill("GBPUSD", round);
            }
            case 6 -> {
                end("closed");
                var symbol = list("EURUSD", round % 20 < 10 ? "metals" : "fx-major", round);
                symbolsOwner.publish(symbol.key(), symbol);
            }
            case 7 -> {
                end("buyers");
                accountsOwner.publish("D2", open("D2", round % 20 < 10, round));
            }
            case 8 -> {
                inForce("shut", Policies.blocked());
                become(round % 20 < 10 ? Profile.NEWS : Profile.NORMAL);
            }
            default -> {
                end("shut");
                KILLED.clear();
                killsOwner.remove("DEMO:GBPUSD");
            }
        }
    }

    private void kill(String symbol, int round) {
        KillSwitch kill =
                new KillSwitch(
                        "k" + round,
                        Environment.DEMO,
                        new Symbol(symbol),
                        "ann",
                        "prices of round " + round,
                        Instant.ofEpochSecond(round));
        KILLED.put(kill.key(), kill);
        killsOwner.publish(kill.key(), kill);
    }

    private void become(Profile profile) {
        number(
                control.put(
                        profiles,
                        ProfileBody.switchOf(Environment.DEMO),
                        new ProfileBody(Environment.DEMO, profile, null, List.of()),
                        null,
                        new Who("ann", "round")));
    }

    private void inForce(String id, Control what, Profile... only) {
        Match match =
                new Match(List.of("XAUUSD", "EUR*"), List.of(), List.of(), List.of(), List.of());
        PolicyBody body = new PolicyBody(Environment.DEMO, 10, match, null, what, List.of(only));
        Who ann = new Who("ann", "round");
        int version = number(control.draft(policies, id, body, ann));
        number(control.submit(policies, id, version, ann));
        number(control.apply(policies, id, version, null, null, ann));
    }

    private void end(String id) {
        number(control.end(policies, id, new Who("ann", "over")));
    }

    private static int number(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        return ((Outcome.Changed) outcome).number();
    }

    /**
     * An order; each fifth is a request about the order before it, whose OMS only routing knows.
     */
    private OrderCommand command(int i) {
        String account = any(ACCOUNTS);
        String symbol = any(SYMBOLS);
        Kind kind = i % 5 != 4 ? Kind.NEW : i % 2 == 0 ? Kind.CANCEL : Kind.REPLACE;
        RootOrder root =
                kind == Kind.NEW || i % 35 == 4
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, i), new ClOrdId("R" + (i - 1)), null, null);
        String body =
                "52=20261130-10:00:00|11=R%d|1=%s|55=%s|54=%d|38=%d|40=2|44=1.1|"
                        .formatted(
                                i,
                                account,
                                symbol,
                                1 + random.nextInt(2),
                                1 + random.nextInt(1100));
        return OrderMessages.command(
                FixMessage.of(
                        (kind == Kind.NEW ? body : "41=R%d|".formatted(i - 1) + body)
                                .replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, i + 1),
                new OrderMessages.Sender(
                        "T1",
                        Environment.DEMO,
                        i % 50 == 0 ? Gate.OBSERVE : Gate.ENFORCE,
                        "FIX.4.4",
                        Duration.ofDays(9_000)),
                null,
                root,
                Instant.now());
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** All that the state topics have; nothing of it is compacted yet. */
    private Past past() {
        return new Past(
                log(Topics.SYMBOLS),
                log(Topics.KILL_SWITCHES),
                log(Topics.ACCOUNTS),
                log(Topics.ROUTING_POLICIES),
                log(Topics.ROUTING_PROFILES),
                routes);
    }

    private <T> StateLog<T> log(Topic<T> topic) {
        StateLog<T> log = new StateLog<>();
        read(
                topic,
                (offset, record) -> {
                    if (!record.key().equals(StateMarker.KEY)) {
                        byte[] value = record.value();
                        log.add(
                                offset,
                                record.key(),
                                value == null ? null : EventCodec.decode(value, topic));
                    }
                });
        return log;
    }

    private void read(Topic<?> topic, BiConsumer<Long, ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = partitions(topic);
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> each.accept(record.offset(), record));
            }
        }
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(p -> new TopicPartition(topic.name(), p))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = kafkaProperties.buildConsumerProperties();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config);
    }
}
