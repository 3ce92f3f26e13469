package io.interlock.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.RoutingStandIn;
import io.interlock.gateway.peer.OmsStandIn;
import io.interlock.gateway.peer.Wire;
import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Every scenario on a session of its own, all at once: the slow ones wait for heartbeats while the
 * others run.
 */
@OnPlatform
@DirtiesContext
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
    private static final int PORT = FreePorts.one();
    private static final List<Scenario> ACCEPTOR = Scenarios.of("acceptor");
    private static final List<Scenario> INITIATOR = Scenarios.of("initiator");
    private static final Map<String, ServerSocket> LISTENING = new HashMap<>();
    private static final OmsStandIn OMS = oms();

    @Autowired private FixSessions sessions;
    private final ExecutorService players = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Scenario, CompletableFuture<Void>> played = new HashMap<>();
    private RoutingStandIn routing;

    private static OmsStandIn oms() {
        try {
            return new OmsStandIn(order -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Declarations declared = new Declarations(registry);
        declared.port(PORT);
        ACCEPTOR.forEach(scenario -> declared.client(scenario.peer()));
        INITIATOR.stream()
                .filter(Scenario::hasClient)
                .forEach(one -> declared.client(one.client()));
        declared.oms("CONFOMS", "CONFOMS-P", OMS.port());
        INITIATOR.forEach(scenario -> {
            ServerSocket socket = listen();
            LISTENING.put(scenario.peer(), socket);
            declared.oms(scenario.peer(), socket.getLocalPort(), scenario.probed());
        });
        declared.end();
    }

    private static @Nullable String routeOf(String client, String symbol) {
        boolean ours =
                Stream.concat(ACCEPTOR.stream(), INITIATOR.stream())
                        .anyMatch(one -> client.equals(one.peer()) || client.equals(one.client()));
        return !ours ? null : LISTENING.containsKey(symbol) ? symbol : "CONFOMS";
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void play() {
        routing =
                new RoutingStandIn(
                        TestKafka.bootstrapServers(),
                        command ->
                                routeOf(command.clientSession(), String.valueOf(command.symbol())));
        INITIATOR.forEach(this::play);
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS behind the clients answers", () -> sessions.answering("CONFOMS-P"));
        ACCEPTOR.forEach(this::play);
    }

    private void play(Scenario scenario) {
        played.put(
                scenario,
                CompletableFuture.runAsync(
                        () -> new ScenarioPlayer(scenario, gateway()).play(), players));
    }

    @AfterAll
    void stop() throws Exception {
        players.shutdownNow();
        routing.close();
        OMS.close();
        for (ServerSocket socket : LISTENING.values()) {
            socket.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> whereClientsConnectToTheGateway() {
        return ACCEPTOR.stream().flatMap(this::results);
    }

    @TestFactory
    Stream<DynamicTest> whereTheGatewayConnectsToAnOms() {
        return INITIATOR.stream().flatMap(this::results);
    }

    private Stream<DynamicTest> results(Scenario scenario) {
        return scenario.ids().stream()
                .map(id ->
                        DynamicTest.dynamicTest(
                                id + " " + scenario.title(), () -> result(scenario)));
    }

    private void result(Scenario scenario) throws Throwable {
        try {
            Objects.requireNonNull(played.get(scenario)).get(90, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError("did not end", e);
        }
    }

    private ScenarioPlayer.Gateway gateway() {
        return new ScenarioPlayer.Gateway() {
            @Override
            public Wire connect(String compId, Duration within) throws IOException {
                ServerSocket socket = LISTENING.get(compId);
                if (socket == null) {
                    return Eventually.within(within)
                            .yields(() -> Optional.of(Wire.toLoopback(PORT)), "order entry");
                }
                socket.setSoTimeout((int) within.toMillis());
                return new Wire(socket.accept());
            }

            @Override
            public boolean initiates(String compId) {
                return LISTENING.containsKey(compId);
            }

            @Override
            public String compId() {
                return "INTERLOCK";
            }

            @Override
            public void awaitFree(String compId) {
                Eventually.eventually(
                        () -> assertThat(sessions.session(compId).hasResponder()).isFalse());
            }

            @Override
            public void logout(String compId) {
                sessions.session(compId).logout("ended by an operator");
            }

            @Override
            public void logon(String compId) {
                Eventually.within(Duration.ofSeconds(15))
                        .is("logged out", () -> !sessions.loggedOn(compId));
                sessions.session(compId).logon();
            }
        };
    }
}
