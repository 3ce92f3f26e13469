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
            "interlock.gateway.connections-per-address=" + HostileGateway.CONNECTIONS
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileGateway {
    static final int CONNECTIONS = 300;
    static final int PORT = FreePorts.one();
    static volatile Consumer<String> seenAtOms = message -> {};

    private static final OmsStandIn OMS = oms();
    private static final List<String> CLIENTS =
            List.of(
                    "HTRADE", "HLIVE", "HBAD", "HFLOOD", "HBIG", "HSTORM", "HMUT0", "HMUT1",
                    "HMUT2", "HMUT3");

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
        registry.add("interlock.gateway.order-entry.port", () -> PORT);
        for (int i = 0; i < CLIENTS.size(); i++) {
            String compId = CLIENTS.get(i);
            String client = "interlock.gateway.clients[" + i + "].";
            registry.add(client + "comp-id", () -> compId);
            registry.add(client + "password", () -> "secret");
        }
        registry.add("interlock.gateway.omss[0].name", () -> "HOSTOMS");
        registry.add("interlock.gateway.omss[0].primary.comp-id", () -> "HOSTOMS-P");
        registry.add("interlock.gateway.omss[0].primary.host", () -> "127.0.0.1");
        registry.add("interlock.gateway.omss[0].primary.port", OMS::port);
    }

    @BeforeAll
    void start() {
        routing =
                new RoutingStandIn(
                        TestKafka.bootstrapServers(),
                        command -> CLIENTS.contains(command.clientSession()) ? "HOSTOMS" : null);
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS answers", () -> sessions.answering("HOSTOMS-P"));
        Eventually.within(Duration.ofSeconds(60)).passes(() -> Wire.toLoopback(PORT).close());
    }

    @AfterAll
    void stop() throws InterruptedException {
        routing.close();
    }

    SteadyTrader trader() {
        return Eventually.within(Duration.ofSeconds(20))
                .yields(
                        () ->
                                isFree("HTRADE")
                                        ? Optional.of(
                                                new SteadyTrader(
                                                        "HTRADE", PORT, expectedOf("HTRADE")))
                                        : Optional.empty(),
                        "the trader is logged on");
    }

    int expectedOf(String compId) {
        return sessions.session(compId).getExpectedTargetNum();
    }

    boolean isFree(String compId) {
        return !sessions.session(compId).hasResponder();
    }
}
