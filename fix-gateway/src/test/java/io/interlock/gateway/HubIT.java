package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Fields;
import io.interlock.gateway.peer.Peer;
import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One session, several parties behind it: 115 on the way out, 128 on the way back. */
@OnPlatform
@DirtiesContext
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubIT {
    private static final int PORT = FreePorts.one();
    private static final Peer oms =
            Peer.listening(new Head("FIX.4.4", "HUBOMS-P", "INTERLOCK"), "");

    @Autowired private FixSessions sessions;
    private RoutingStandIn routing;
    private Peer hub;

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Defined.in(registry, PORT)
                .client("HUBX", "terms.hub", "true", "terms.max-age", "1h")
                .client("HUBNOT")
                .oms("HUBOMS-P")
                .at(oms::port);
    }

    @BeforeAll
    void start() throws IOException {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "HUBOMS", "HUB");
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS answers", () -> sessions.active("HUBOMS").isPresent());
        hub = client("HUBX");
    }

    @AfterAll
    void stop() throws Exception {
        hub.close();
        routing.close();
        oms.close();
    }

    private static Peer client(String compId) throws IOException {
        Peer client =
                Peer.calling(
                        new Head("FIX.4.4", compId, "INTERLOCK"),
                        PORT,
                        1,
                        "553=" + compId + "|554=secret|");
        client.receive("|35=A|");
        return client;
    }

    private static String order(String clOrdId) {
        return "11=" + clOrdId + "|1=L1001|55=EURUSD|54=1|60=now|38=100|40=1|";
    }

    private static void report(String clOrdId, String status, String more) throws IOException {
        oms.send(
                "8",
                "37=O1|11="
                        + clOrdId
                        + "|17=E"
                        + clOrdId
                        + status
                        + "|150="
                        + status
                        + "|39="
                        + status
                        + "|55=EURUSD|54=1|38=100|14=0|151=100|6=0|"
                        + more);
    }

    @Test
    void partiesUseTheSameNamesAndGetTheirOwnReports() throws IOException {
        hub.send("D", "115=FIRMX|116=JOE|50=DESK|" + order("H1"));
        hub.send("D", "115=FIRMY|" + order("H1"));
        hub.send("D", order("H1"));
        assertThat(oms.receive("|35=D|", "|11=FIRMX.H1|"))
                .contains("|56=HUBOMS-P|115=FIRMX|116=JOE|11=FIRMX.H1|1=L1001|55=EURUSD|54=1|");
        oms.receive("|35=D|", "|115=FIRMY|11=FIRMY.H1|");
        assertThat(oms.receive("|35=D|", "|11=H1|")).doesNotContain("|115=");

        report("FIRMY.H1", "0", "");
        report("H1", "0", "");
        report("FIRMX.H1", "0", "");
        String forY = hub.receive("|35=8|", "|128=FIRMY|");
        assertThat(forY).contains("|56=HUBX|128=FIRMY|37=O1|11=H1|");
        hub.receive("|35=8|", "|128=FIRMX|", "|11=H1|");
        assertThat(hub.receive("|35=8|", "|11=H1|")).doesNotContain("|128=");

        hub.send("D", "115=FIRMX|" + order("H1"));
        assertThat(hub.receive("|35=8|", "|103=6|")).contains("|128=FIRMX|").contains("|11=H1|");

        String number = Fields.value(forY, "34").orElseThrow();
        hub.send("2", "7=" + number + "|16=" + number);
        assertThat(hub.receive("|35=8|", "|43=Y|"))
                .contains("|128=FIRMY|")
                .contains("|37=O1|11=H1|");
    }

    @Test
    void aPartyCancelsItsOwnOrdersOnly() throws IOException {
        hub.send("D", "115=FIRMX|" + order("C1"));
        String sent = oms.receive("|35=D|", "|11=FIRMX.C1|");
        hub.send("F", "115=FIRMY|11=C2|41=C1|55=EURUSD|54=1|60=now|38=100|");
        assertThat(hub.receive("|35=9|", "|11=C2|")).contains("|128=FIRMY|").contains("|41=C1|");
        hub.send("F", "115=FIRMX|11=C2|41=C1|55=EURUSD|54=1|60=now|38=100|");
        oms.receive("|35=F|", "|115=FIRMX|11=FIRMX.C2|41=FIRMX.C1|");
        report("FIRMX.C2", "4", "41=FIRMX.C1|");
        hub.receive("|35=8|", "|128=FIRMX|", "|11=C2|", "|41=C1|");

        String number = Fields.value(sent, "34").orElseThrow();
        oms.send("2", "7=" + number + "|16=" + number);
        assertThat(oms.receive("|35=D|", "|43=Y|"))
                .contains("|115=FIRMX|")
                .contains("|11=FIRMX.C1|1=L1001|55=EURUSD|54=1|");
    }

    @Test
    void whoIsNoHubSendsNothingOnBehalfOfOthers() throws IOException {
        try (Peer client = client("HUBNOT")) {
            client.send("D", "115=FIRMX|" + order("N1"));
            assertThat(client.receive("|35=3|")).contains("|371=115|").contains("|373=5|");
            client.send("D", "50=DESK|" + order("N2"));
            assertThat(oms.receive("|35=D|", "|11=N2|")).doesNotContain("|50=DESK|");
            assertThat(oms.received()).noneMatch(message -> message.contains("|11=N1|"));
        }
    }
}
