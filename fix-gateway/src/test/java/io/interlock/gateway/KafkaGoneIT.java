package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.session.FixSessions;
import io.interlock.simulators.oms.OmsConfig;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.simulators.oms.book.Action;
import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.testkit.EmbeddedKafka;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway with a Kafka of its own, which stops and starts. */
class KafkaGoneIT {
    private static final int ENTRY = FreePorts.one();
    private static final List<String> OMS_SESSIONS = List.of("GONE-P", "GONE-S", "GONE-DC");

    private final List<Integer> ports = FreePorts.take(2);
    @TempDir private Path directory;
    private EmbeddedKafka kafka;
    private OmsSimulator oms;
    private ConfigurableApplicationContext gateway;
    private RoutingStandIn routing;
    private FixSessions sessions;
    private FixSocket trader;

    @BeforeEach
    void start() throws IOException {
        kafka = startKafka();
        oms = new OmsSimulator(OmsConfig.onFreePorts("GONE", directory.resolve("oms"))).start();
        gateway = new SpringApplication(GatewayApplication.class).run(settings());
        routing = new RoutingStandIn(kafka.bootstrapServers(), "GONE", "GONE");
        sessions = gateway.getBean(FixSessions.class);
        theOmsAnswers();
        trader = FixSocket.connect("GONE1", "INTERLOCK", ENTRY, 1).logon("secret");
        trader.waitAtMost(Duration.ofSeconds(60));
        trader.receiveWith("|35=A|");
    }

    @AfterEach
    void stop() throws Exception {
        trader.close();
        routing.close();
        gateway.close();
        oms.close();
        kafka.close();
    }

    private EmbeddedKafka startKafka() {
        return EmbeddedKafka.start(
                directory.resolve("kafka"), ports.get(0), ports.get(1), Map.of());
    }

    private String[] settings() {
        TestPostgres.Database database = TestPostgres.database(KafkaGoneIT.class);
        String endpoints = "interlock.gateway.omss[0].";
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "--interlock.state.max-age=1h",
            "--interlock.gateway.order-entry.port=" + ENTRY,
            "--interlock.gateway.clients[0].comp-id=GONE1",
            "--interlock.gateway.clients[0].password=secret",
            "--" + endpoints + "name=GONE",
            "--" + endpoints + "primary.comp-id=GONE-P",
            "--" + endpoints + "primary.host=127.0.0.1",
            "--" + endpoints + "primary.port=" + oms.primaryPort(),
            "--" + endpoints + "secondary.comp-id=GONE-S",
            "--" + endpoints + "secondary.host=127.0.0.1",
            "--" + endpoints + "secondary.port=" + oms.secondaryPort(),
            "--" + endpoints + "drop-copy.comp-id=GONE-DC",
            "--" + endpoints + "drop-copy.host=127.0.0.1",
            "--" + endpoints + "drop-copy.port=" + oms.dropCopyPort()
        };
    }

    private void theOmsAnswers() {
        Eventually.within(Duration.ofSeconds(90))
                .is("the OMS answers", () -> sessions.active("GONE").isPresent());
        Eventually.within(Duration.ofSeconds(90))
                .is(
                        "all sessions are up",
                        () -> OMS_SESSIONS.stream().allMatch(sessions::loggedOn));
    }

    private void rests(String clOrdId) throws IOException {
        order(clOrdId);
        trader.receiveWith("|11=" + clOrdId + "|", "|150=0|");
    }

    private void order(String clOrdId) throws IOException {
        trader.send(
                "35=D",
                "11="
                        + clOrdId
                        + "|1=L1001|55=EURUSD|54=1|60="
                        + FixSocket.now()
                        + "|38=1000|40=2|44=0.5000|59=1|");
    }

    private void fill(String clOrdId) {
        oms.act(clOrdId, Action.of(Kind.FILL));
    }

    @Test
    void theOmsKeepsItsReportsWhileTheLogTakesNone() throws Exception {
        for (int i = 1; i <= 4; i++) {
            rests("G" + i);
        }
        kafka.close();
        fill("G1");
        Eventually.within(Duration.ofSeconds(30))
                .is(
                        "the sessions with the OMS are down",
                        () -> OMS_SESSIONS.stream().noneMatch(sessions::loggedOn));
        fill("G2");

        order("G5");
        assertThat(trader.receiveWith("|11=G5|", "|39=8|"))
                .contains("its order log does not answer");

        kafka = startKafka();
        theOmsAnswers();
        fill("G3");
        List<String> fills = new ArrayList<>();
        while (!fills.containsAll(List.of("G1", "G2", "G3"))) {
            fills.add(nextFill());
        }
        fill("G4");
        while (!fills.contains("G4")) {
            fills.add(nextFill());
        }
        assertThat(fills).containsExactlyInAnyOrder("G1", "G2", "G3", "G4");
    }

    private String nextFill() throws IOException {
        return FixSocket.field(trader.receiveWith("|150=F|"), 11);
    }
}
