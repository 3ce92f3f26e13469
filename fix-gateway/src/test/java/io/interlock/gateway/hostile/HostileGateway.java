package io.interlock.gateway.hostile;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway with one OMS, a session that trades, and sessions to attack. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h",
            // a line for each message that is no good
            "logging.level.interlock.fix.events=error",
            "interlock.gateway.connections-per-address=" + HostileGateway.CONNECTIONS
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileGateway {
    static final int CONNECTIONS = 300;
    static final int MUTANTS = 16;
    static final int PORT = FreePorts.one();
    static volatile Consumer<String> seenAtOms = message -> {};

    private static final String GATEWAY = "interlock.gateway.";
    private static final OmsStandIn OMS = oms();
    private static final List<String> CLIENTS =
            Stream.concat(
                            Stream.of(
                                    "HTRADE", "HLIVE", "HBAD", "HFLOOD", "HBIG", "HSTORM", "HSEND"),
                            IntStream.range(0, MUTANTS).mapToObj(i -> "HMUT" + i))
                    .toList();

    @Autowired FixSessions sessions;
    private RoutingStandIn routing;

    private static OmsStandIn oms() {
        try {
            return new OmsStandIn(message -> seenAtOms.accept(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        registry.add(GATEWAY + "order-entry.port", () -> PORT);
        for (int i = 0; i < CLIENTS.size(); i++) {
            String compId = CLIENTS.get(i);
            String client = GATEWAY + "clients[" + i + "].";
            registry.add(client + "comp-id", () -> compId);
            registry.add(client + "password", () -> ClientPeer.PASSWORD);
            registry.add(client + "max-age", () -> "10m");
        }
        session(registry, 0, "HNEAR", "logon.allowed-addresses[0]", "127.0.0.2");
        session(registry, 1, "HSLOW", "limits.slow-consumer-age", "2s");
        session(registry, 2, "HJUMP", "terms.max-age", "10m", "limits.messages-per-second", "0");
        registry.add(GATEWAY + "omss[0].name", () -> "HOSTOMS");
        registry.add(GATEWAY + "omss[0].primary.comp-id", () -> "HOSTOMS-P");
        registry.add(GATEWAY + "omss[0].primary.host", () -> "127.0.0.1");
        registry.add(GATEWAY + "omss[0].primary.port", OMS::port);
    }

    private static void session(
            DynamicPropertyRegistry registry, int place, String compId, String... more) {
        String session = GATEWAY + "sessions[" + place + "].";
        registry.add(session + "id", () -> compId);
        registry.add(GATEWAY + "passwords." + compId, () -> ClientPeer.PASSWORD);
        for (int i = 0; i < more.length; i += 2) {
            String value = more[i + 1];
            registry.add(session + more[i], () -> value);
        }
    }

    @BeforeAll
    void start() {
        routing =
                new RoutingStandIn(
                        TestKafka.bootstrapServers(),
                        command -> command.clientSession().startsWith("H") ? "HOSTOMS" : null);
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS answers", () -> sessions.answering("HOSTOMS-P"));
        Eventually.within(Duration.ofSeconds(60)).passes(() -> Wire.toLoopback(PORT).close());
    }

    @AfterAll
    void stop() throws InterruptedException {
        routing.close();
    }

    SteadyTrader trader() {
        return comeBack("HTRADE", SteadyTrader::new);
    }

    /** Logs on once the engine has let go of the connection before. */
    ClientPeer comeBack(String compId) {
        return comeBack(compId, ClientPeer::loggedOn);
    }

    /** Something that logs on. */
    interface Entry<T> {
        T logOn(String compId, int port, int nextOut) throws IOException;
    }

    /**
     * One Logon a second at most, as a client should: more often, and its own mistakes would get it
     * locked.
     */
    <T> T comeBack(String compId, Entry<T> entry) {
        awaitFree(compId);
        return Eventually.within(Duration.ofSeconds(60))
                .every(Duration.ofSeconds(1))
                .yields(
                        () -> Optional.of(entry.logOn(compId, PORT, expectedOf(compId))),
                        compId + " is logged on");
    }

    int expectedOf(String compId) {
        return sessions.session(compId).getExpectedTargetNum();
    }

    void awaitFree(String compId) {
        Eventually.within(Duration.ofSeconds(60)).is(compId + " is free", () -> isFree(compId));
    }

    boolean isFree(String compId) {
        return !sessions.session(compId).hasResponder();
    }
}
