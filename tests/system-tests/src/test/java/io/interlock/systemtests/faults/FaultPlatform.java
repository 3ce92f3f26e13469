package io.interlock.systemtests.faults;

import static java.util.Objects.requireNonNull;

import io.interlock.localstack.Home;
import io.interlock.localstack.LocalStack;
import io.interlock.localstack.plan.Ports;
import io.interlock.simulators.oms.OmsConfig;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.simulators.trader.TraderClient;
import io.interlock.simulators.trader.TraderConfig;
import io.interlock.simulators.trader.TraderSimulator;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import io.interlock.systemtests.Rest;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The order path that the scenarios hurt, one per JVM: gateway, routing, PostgreSQL and Kafka as
 * processes; OMSs and traders inside this JVM, each OMS session behind a line of its own.
 */
final class FaultPlatform {
    static final String GATEWAY = "fix-gateway";
    static final String GATEWAY_B = "fix-gateway-b";
    static final String ROUTING = "routing-service";
    static final String ROUTING_B = "routing-service-b";

    /** Who sends the steady flow. */
    static final List<String> FLOW = List.of("TRADER1", "TRADER2", "TRADER3", "DEMO1");

    /** May send two orders a second and no more: the gateway refuses the others by itself. */
    private static final String HASTY = "CLI";

    private static final List<String> CLIENTS =
            List.of("TRADER1", "TRADER2", "TRADER3", "DEMO1", HASTY);

    /** TRADER3 keeps the shipped maximum age; the others prove that nothing is lost. */
    static final Map<String, Duration> MAX_AGE = Map.of("TRADER3", Duration.ofSeconds(5));

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static @Nullable FaultPlatform running;

    private final Path data;
    private final Map<String, TcpProxy> lines = new LinkedHashMap<>();
    private final Map<String, OmsConfig> omsConfigs = new LinkedHashMap<>();
    private final Map<String, OmsSimulator> omss = new LinkedHashMap<>();
    private final LocalStack stack;
    private final StateOwners owners;
    private final TraderSimulator trader;

    private FaultPlatform(Path data) throws IOException {
        this.data = data;
        System.out.println("[faults] journals and logs are in " + data);
        // all at once: what is taken later may be what was given before
        List<Integer> free = FreePorts.take(Ports.count() + 10);
        Ports ports = Ports.of(free);
        List<Integer> more = free.subList(Ports.count(), free.size());
        startOms("OMSA", "oms-a", ports, more.subList(0, 4));
        startOms("OMSB", "oms-b", ports, more.subList(4, 8));
        CompletableFuture<StateOwners> starting =
                CompletableFuture.supplyAsync(
                        () -> StateOwners.start("127.0.0.1:" + ports.of("kafka")));
        stack =
                LocalStack.builder()
                        .data(data)
                        .configuration(configuration(data.resolve("test-config")))
                        .ports(ports)
                        .without("symbol-cms-service", "crm-provisioning-service")
                        .without("dropcopy-recon-service", "ops-api", "oms-a", "oms-b")
                        .without("trader", "crm")
                        .kafkaApart()
                        .secondGateway()
                        .secondRouting()
                        .startLimit(Duration.ofMinutes(4))
                        .reporter(line -> System.out.println("  | " + line))
                        .stopAtExit(this::stop)
                        .start();
        owners = starting.join();
        int first = more.get(8);
        int second = more.get(9);
        lines.put("entry", TcpProxy.between(first, ports.of("fix")));
        lines.put("entry-b", TcpProxy.between(second, ports.of("fix-b")));
        trader =
                new TraderSimulator(
                                TraderConfig.quiet(first, clients(), data.resolve("trader"))
                                        .elseTo(List.of(second)))
                        .start();
    }

    static synchronized FaultPlatform get() {
        if (running == null) {
            try {
                running = new FaultPlatform(Files.createTempDirectory("interlock-faults"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    private void stop() {
        owners.close();
        trader.close();
        lines.values().forEach(TcpProxy::close);
        omss.values().forEach(OmsSimulator::close);
    }

    /** The OMS on ports of its own, and a line in front of each where the gateway expects it. */
    private void startOms(String name, String part, Ports ports, List<Integer> own) {
        omsConfigs.put(
                name,
                new OmsConfig(
                        name,
                        "INTERLOCK",
                        "127.0.0.1",
                        own.get(0),
                        own.get(1),
                        own.get(2),
                        own.get(3),
                        data.resolve(part),
                        null,
                        false));
        lines.put(name + "-P", TcpProxy.between(ports.of(part + "-primary"), own.get(0)));
        lines.put(name + "-S", TcpProxy.between(ports.of(part + "-secondary"), own.get(1)));
        lines.put(name + "-DC", TcpProxy.between(ports.of(part + "-drop-copy"), own.get(2)));
        startOms(name);
    }

    void startOms(String name) {
        omss.computeIfAbsent(
                name, key -> new OmsSimulator(requireNonNull(omsConfigs.get(key))).start());
    }

    void stopOms(String name) {
        OmsSimulator oms = omss.remove(name);
        if (oms != null) {
            oms.close();
        }
    }

    private List<TraderClient> clients() {
        List<TraderClient> clients = new ArrayList<>();
        List<String> accounts = List.of("L1001", "L1002", "L1003", "D1004", "L1001");
        for (int i = 0; i < CLIENTS.size(); i++) {
            String name = CLIENTS.get(i);
            List<String> symbols = new ArrayList<>(TraderClient.SYMBOLS);
            if (name.equals("TRADER2")) {
                // not in the catalogue: a rejection is an answer too
                symbols.add("NZDSEK");
            }
            clients.add(
                    new TraderClient(
                            name, stack.credentials().fixClient(name), accounts.get(i), symbols));
        }
        return clients;
    }

    private static Path configuration(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path shipped = Home.find().configuration();
        StringBuilder gateway = new StringBuilder();
        for (String line : Files.readAllLines(shipped.resolve("fix-gateway.yaml"))) {
            if (line.contains("comp-id: " + HASTY)) {
                continue;
            }
            boolean patient = line.contains("comp-id: TRADER") && !line.contains("TRADER3");
            patient |= line.contains("comp-id: DEMO1");
            gateway.append(
                            patient
                                    ? line.replace(
                                            "gate: ENFORCE,", "gate: ENFORCE, max-age: 120s,")
                                    : line)
                    .append('\n');
        }
        gateway.append(
                """
                    sessions:
                      - { id: %1$s, limits: { messages-per-second: 2 } }
                    passwords: { %1$s: "${INTERLOCK_CLIENT_%1$s_PASSWORD}" }
                """
                        .formatted(HASTY));
        Files.writeString(directory.resolve("fix-gateway.yaml"), gateway);
        Files.copy(
                shipped.resolve("routing-service.yaml"), directory.resolve("routing-service.yaml"));
        return directory;
    }

    Path data() {
        return data;
    }

    LocalStack stack() {
        return stack;
    }

    /** routing-service as one of its users. */
    Rest routing(String user) {
        return new Rest(stack.url(ROUTING), () -> stack.token(user));
    }

    StateOwners owners() {
        return owners;
    }

    TraderSimulator trader() {
        return trader;
    }

    /** OMSA-P, OMSA-S, OMSA-DC and so on from the gateway; entry and entry-b from the traders. */
    TcpProxy line(String session) {
        return requireNonNull(lines.get(session), session);
    }

    OmsSimulator oms(String name) {
        return requireNonNull(omss.get(name), name);
    }

    /** All lines whole, all processes running. */
    void heal() {
        lines.values().forEach(TcpProxy::heal);
        owners.silent(false);
        omsConfigs.keySet().forEach(this::startOms);
    }

    boolean tradersLoggedOn() {
        return CLIENTS.stream().allMatch(trader::loggedOn);
    }

    boolean omsLoggedOn() {
        return omss.values().stream()
                .flatMap(oms -> oms.sessions().stream())
                .allMatch(session -> session.endpoint().loggedOn());
    }

    /** Orders of the hasty client, all at once: most of them are above its rate. */
    void burst(int orders) {
        String now = UTC.format(Instant.now());
        for (int i = 0; i < orders; i++) {
            trader.send(
                    HASTY,
                    FixMessage.type("D")
                            .with(Tag.ACCOUNT, "L1001")
                            .with(Tag.SYMBOL, "EURUSD")
                            .with(Tag.SIDE, '1')
                            .with(Tag.TRANSACT_TIME, now)
                            .with(Tag.ORDER_QTY, "1000")
                            .with(Tag.ORD_TYPE, '1')
                            .build());
        }
    }

    /** How many messages the traders have numbered. */
    long sent() {
        return CLIENTS.stream().mapToLong(name -> trader.endpoint(name).nextOut()).sum();
    }

    /** The journal of {@code trader}, {@code oms-a} or {@code oms-b}. */
    Path journal(String simulator) {
        return data.resolve(simulator).resolve("journal.jsonl");
    }
}
