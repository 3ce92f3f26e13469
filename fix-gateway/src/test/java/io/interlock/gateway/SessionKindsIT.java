package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.FixIncident;
import io.interlock.events.Topics;
import io.interlock.gateway.StartedGateway.Home;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Peer;
import io.interlock.gateway.peer.Wire;
import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sessions of every version and direction: an order goes out and its whole life comes back. */
@OnPlatform
@DirtiesContext
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionKindsIT {
    private static final int PORT = FreePorts.one();
    private static final String V42 = "FIX.4.2";
    private static final String V44 = "FIX.4.4";
    private static final String V50 = "FIXT.1.1";
    private static final int REPORTS = 120;

    private static final Peer oms42 = Peer.listening(new Head(V42, "OMS42-P", "INTERLOCK"), "");
    private static final Peer oms50 =
            Peer.listening(new Head(V50, "OMS50-P", "INTERLOCK"), "1137=9|");
    private static final Peer oms44 = Peer.listening(new Head(V44, "OMS44-P", "INTERLOCK"), "");
    private static final Peer called = Peer.listening(new Head(V44, "KCALLED", "INTERLOCK"), "");
    private static final Peer copy = Peer.listening(new Head(V44, "OMS44-DC1", "INTERLOCK"), "");
    private static final Map<String, String> ROUTES =
            Map.of(
                    "K42",
                    "OMS42",
                    "K50",
                    "OMS50",
                    "K44",
                    "OMS44",
                    "KSLOW",
                    "OMS44",
                    "KCALLED",
                    "OMSCALLS");

    @Autowired private FixSessions sessions;
    private RoutingStandIn routing;

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Defined.in(registry, PORT)
                .client("K42", "version", "FIX.4.2")
                .client("K50", "version", "FIX.5.0SP2")
                .client("K44")
                .client(
                        "KSLOW",
                        "limits.slow-consumer-age",
                        "1s",
                        "limits.slow-consumer-bytes",
                        "100000000")
                .client("KHERE", "logon.allowed-addresses", "10.0.0.0/8,127.0.0.2,::1/128")
                .session("KCALLED")
                .at(called::port)
                .oms("OMS42-P", "version", "FIX.4.2")
                .at(oms42::port)
                .oms("OMS50-P", "version", "FIX.5.0SP2")
                .at(oms50::port)
                .oms("OMS44-P")
                .at(oms44::port)
                .session("OMS44-DC1", "kind", "OMS_DROP_COPY", "oms", "OMS44")
                .at(copy::port)
                .session("OMS44-DC2", "kind", "OMS_DROP_COPY", "oms", "OMS44")
                .oms("OMSCALLS-P");
    }

    @BeforeAll
    void start() {
        routing =
                new RoutingStandIn(
                        TestKafka.bootstrapServers(),
                        command -> ROUTES.get(command.clientSession()));
        for (String oms : List.of("OMS42-P", "OMS50-P", "OMS44-P")) {
            Eventually.within(Duration.ofSeconds(60))
                    .is(oms + " answers", () -> sessions.answering(oms));
        }
    }

    @AfterAll
    void stop() throws Exception {
        routing.close();
        for (Peer peer : List.of(oms42, oms50, oms44, called, copy)) {
            peer.close();
        }
    }

    private static Peer client(String version, String compId, String more) throws IOException {
        Peer client =
                Peer.calling(
                        new Head(version, compId, "INTERLOCK"),
                        PORT,
                        1,
                        "553=" + compId + "|554=secret|" + more);
        client.receive("|35=A|");
        return client;
    }

    private static String order(String clOrdId) {
        return "11=" + clOrdId + "|1=L1001|21=1|55=EURUSD|54=1|60=now|38=100|40=2|44=1.1|";
    }

    private static String report(String clOrdId, String status, String more) {
        return "37=O-1|11="
                + clOrdId
                + "|17=E-"
                + clOrdId
                + status
                + "|"
                + more
                + "55=EURUSD|54=1|38=100|14=0|151=100|6=0|";
    }

    @Test
    void aFix42ClientTradesWithAFix42Oms() throws IOException {
        try (Peer client = client(V42, "K42", "")) {
            client.send("D", order("A42") + "5001=unknown tag|");
            assertThat(oms42.receive("|35=D|", "|11=A42|"))
                    .startsWith("8=FIX.4.2|")
                    .contains("|21=1|55=EURUSD|54=1|")
                    .contains("|44=1.1|5001=unknown tag|");
            oms42.send("8", report("A42", "0", "20=0|150=0|39=0|"));
            oms42.send("8", report("A42", "1", "20=0|150=1|39=1|32=10|31=1.1|"));
            assertThat(client.receive("|35=8|", "|39=0|")).startsWith("8=FIX.4.2|");
            assertThat(client.receive("|35=8|", "|39=1|")).contains("|20=0|150=1|");

            client.send("F", "11=C42|41=A42|55=EURUSD|54=1|60=now|38=100|");
            oms42.receive("|35=F|", "|11=C42|41=A42|");
            oms42.send("9", "37=O-1|11=C42|41=A42|39=1|434=1|102=0|58=too late|");
            assertThat(client.receive("|35=9|", "|11=C42|")).contains("|102=0|58=too late|");
            client.send("F", "11=D42|41=A42|55=EURUSD|54=1|60=now|38=100|");
            oms42.receive("|35=F|", "|11=D42|41=A42|");
            oms42.send("8", report("D42", "4", "20=0|150=4|39=4|41=A42|"));
            client.receive("|35=8|", "|39=4|", "|41=A42|");

            client.send("D", order("N42").replace("EURUSD", "NOPE"));
            assertThat(client.receive("|35=8|", "|11=N42|")).contains("|20=0|150=8|39=8|103=1|");
        }
    }

    @Test
    void aFix50ClientTradesWithAFix50Oms() throws IOException {
        try (Peer client = client(V50, "K50", "1137=9|")) {
            client.send("D", order("A50"));
            assertThat(oms50.receive("|35=D|", "|11=A50|"))
                    .startsWith("8=FIXT.1.1|")
                    .contains("|11=A50|1=L1001|21=1|55=EURUSD|54=1|");
            oms50.send("8", report("A50", "0", "150=0|39=0|"));
            oms50.send("8", report("A50", "1", "150=F|39=1|32=10|31=1.1|"));
            assertThat(client.receive("|35=8|", "|39=0|")).startsWith("8=FIXT.1.1|");
            client.receive("|35=8|", "|150=F|39=1|");

            client.send("F", "11=C50|41=A50|55=EURUSD|54=1|60=now|38=100|");
            oms50.receive("|35=F|", "|11=C50|41=A50|");
            oms50.send("9", "37=O-1|11=C50|41=A50|39=1|434=1|102=0|58=too late|");
            client.receive("|35=9|", "|102=0|58=too late|");
            client.send("F", "11=D50|41=A50|55=EURUSD|54=1|60=now|38=100|");
            oms50.receive("|35=F|", "|11=D50|");
            oms50.send("8", report("D50", "4", "150=4|39=4|41=A50|"));
            client.receive("|35=8|", "|39=4|", "|41=A50|");
        }
    }

    @Test
    void aVersionThatNoOmsSpeaksStopsTheStart() {
        Home home =
                new Home()
                        .with("sessions[0].id", "KOLD")
                        .with("sessions[0].version", "FIX.4.2")
                        .with("passwords.KOLD", "secret")
                        .with("omss[0].name", "NEWOMS")
                        .with("omss[0].primary.comp-id", "NEWOMS-P");
        assertThatThrownBy(() -> home.start().close())
                .rootCause()
                .hasMessageContaining("session KOLD: version: 'FIX.4.2': no OMS speaks it");
    }

    /**
     * The desk listens, and so does the gateway for the OMS: each direction the other way round.
     */
    @Test
    void weCallAClientAndAnOmsCallsUs() throws IOException {
        Eventually.within(Duration.ofSeconds(30))
                .is("the client is logged on", () -> sessions.loggedOn("KCALLED"));
        assertThat(called.receive("|35=A|")).contains("|49=INTERLOCK|").contains("|56=KCALLED|");
        try (Peer oms = Peer.calling(new Head(V44, "OMSCALLS-P", "INTERLOCK"), PORT, 1, "")) {
            oms.receive("|35=A|");
            Eventually.within(Duration.ofSeconds(30))
                    .is("the OMS answers", () -> sessions.active("OMSCALLS").isPresent());
            called.send("D", order("B1"));
            oms.receive("|35=D|", "|11=B1|");
            oms.send("8", report("B1", "2", "150=F|39=2|32=100|31=1.1|"));
            called.receive("|35=8|", "|11=B1|", "|39=2|");

            called.cut();
            called.receive("|35=A|");
            called.send("F", "11=B2|41=B1|55=EURUSD|54=1|60=now|38=100|");
            oms.receive("|35=F|", "|11=B2|41=B1|");
        }
    }

    @Test
    void onlyAllowedAddressesAreLetIn() throws IOException {
        Head head = new Head(V44, "KHERE", "INTERLOCK");
        try (Peer stranger = Peer.calling(head, PORT, 1, "553=KHERE|554=secret|")) {
            Eventually.within(Duration.ofSeconds(15)).is("closed", () -> !stranger.connected());
            assertThat(stranger.received()).isEmpty();
        }
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
            try (Peer desk = Peer.over(new Wire(socket), head, 1, "553=KHERE|554=secret|")) {
                desk.receive("|35=A|", "|34=1|");
            }
        }
        told("KHERE", FixIncident.Severity.WARNING, "127.0.0.1 is not among the allowed addresses");
    }

    private static void told(String session, FixIncident.Severity severity, String words) {
        try (Log<FixIncident> incidents = new Log<>(Topics.FIX_INCIDENTS)) {
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() ->
                            assertThat(incidents.events())
                                    .anyMatch(one ->
                                            one.session().equals(session)
                                                    && one.severity() == severity
                                                    && one.detail().contains(words)));
        }
    }

    /** It reads nothing while reports pile up: cut, alone, and served in full when it is back. */
    @Test
    void aSlowConsumerIsCutAndLosesNothing() throws IOException {
        Head head = new Head(V44, "KSLOW", "INTERLOCK");
        try (Peer steady = client(V44, "K44", "");
                Socket narrow = new Socket()) {
            narrow.setReceiveBufferSize(4_096);
            narrow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
            Peer slow = Peer.over(new Wire(narrow), head, 1, "553=KSLOW|554=secret|");
            slow.receive("|35=A|");
            slow.send("D", order("SLOW"));
            oms44.receive("|35=D|", "|11=SLOW|");
            slow.stopReading();
            String text = "58=" + "x".repeat(60_000) + "|";
            for (int i = 0; i < REPORTS; i++) {
                oms44.send("8", report("SLOW", "#" + i, "150=0|39=0|" + text));
            }
            told("KSLOW", FixIncident.Severity.CRITICAL, "cut as a slow consumer");
            steady.send("D", order("STEADY"));
            oms44.receive("|35=D|", "|11=STEADY|");
            oms44.send("8", report("STEADY", "0", "150=0|39=0|"));
            steady.receive("|35=8|", "|11=STEADY|");
            slow.close();
            Eventually.within(Duration.ofSeconds(15))
                    .is("let go", () -> !sessions.session("KSLOW").hasResponder());

            try (Peer back = Peer.calling(head, PORT, slow.nextOut(), "553=KSLOW|554=secret|")) {
                back.receive("|35=A|");
                back.send("2", "7=2|16=0|");
                Set<String> execIds = new HashSet<>();
                while (execIds.size() < REPORTS) {
                    String report = back.receive("|35=8|");
                    execIds.add(report.replaceAll(".*\\|17=([^|]*)\\|.*", "$1"));
                }
            }
        }
    }

    /** One is called, one calls: both are read, and the same ExecID keeps its two witnesses. */
    @Test
    void anOmsHasSeveralDropCopies() throws IOException {
        String fill = "37=O9|11=X9|17=TWICE|55=EURUSD|54=1|38=1|32=1|31=1|14=1|151=0|6=1|";
        Eventually.within(Duration.ofSeconds(30))
                .is("the first is logged on", () -> sessions.loggedOn("OMS44-DC1"));
        try (Peer second = Peer.calling(new Head(V44, "OMS44-DC2", "INTERLOCK"), PORT, 1, "");
                Log<DropCopyExecution> copies = new Log<>(Topics.DROP_COPY_EXECUTIONS)) {
            second.receive("|35=A|");
            copy.send("8", fill + "150=F|39=2|");
            second.send("8", fill + "150=F|39=2|");
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() ->
                            assertThat(copies.events())
                                    .filteredOn(one ->
                                            String.valueOf(one.report().execId()).equals("TWICE"))
                                    .extracting(DropCopyExecution::session)
                                    .containsExactlyInAnyOrder("OMS44-DC1", "OMS44-DC2"));
            assertThat(copies.events())
                    .filteredOn(one -> String.valueOf(one.report().execId()).equals("TWICE"))
                    .extracting(DropCopyExecution::oms)
                    .containsOnly("OMS44");
        }
    }
}
