package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.StartedGateway.Home;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Fields;
import io.interlock.gateway.peer.Peer;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client goes, with a word or without, with orders at the OMS; it is back in time, or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CancelOnDisconnectIT {
    private static final Peer oms =
            Peer.listening(new Head("FIX.4.4", "CODOMS-P", "INTERLOCK"), "");
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final List<String> CLIENTS =
            List.of("COD1", "CODBACK", "CODOUT", "CODSTAY", "CODNEVER", "CODLIFE");

    private final Home home = home();
    private RoutingStandIn routing;
    private StartedGateway gateway;

    private static Home home() {
        Home home = new Home();
        for (int i = 0; i < CLIENTS.size(); i++) {
            String client = "clients[" + i + "].";
            String id = CLIENTS.get(i);
            home.with(client + "comp-id", id)
                    .with(client + "password", "secret")
                    .with(client + "max-age", "1h")
                    .with(client + "cancel-after", id.equals("CODBACK") ? "5s" : "1s")
                    .with(
                            client + "cancel-on-disconnect",
                            switch (id) {
                                case "CODNEVER" -> "NEVER";
                                case "CODOUT" -> "LOGOUT_OR_DISCONNECT";
                                default -> "DISCONNECT";
                            });
        }
        return home.with("clients[0].cl-ord-id-prefix", "D1.")
                .with("omss[0].name", "CODOMS")
                .with("omss[0].primary.comp-id", "CODOMS-P")
                .with("omss[0].primary.host", "127.0.0.1")
                .with("omss[0].primary.port", oms.port());
    }

    @BeforeAll
    void start() {
        gateway = home.start();
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "CODOMS", "COD");
        isUp();
    }

    private void isUp() {
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS answers", () -> gateway.sessions().active("CODOMS").isPresent());
        Eventually.within(Duration.ofSeconds(60))
                .is("clients are let in", () -> gateway.sessions().lookup("COD1") != null);
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        routing.close();
        oms.close();
    }

    private Peer client(String compId) throws IOException {
        Eventually.within(Duration.ofSeconds(15))
                .is(compId + " is free", () -> !gateway.sessions().session(compId).hasResponder());
        int next = gateway.sessions().session(compId).getExpectedTargetNum();
        Peer client =
                Peer.calling(
                        new Head("FIX.4.4", compId, "INTERLOCK"),
                        home.port,
                        next,
                        "553=" + compId + "|554=secret|");
        client.receive("|35=A|");
        return client;
    }

    /** Places an order that rests; {@code atOms} is its name there. */
    private static void rests(Peer client, String clOrdId, String atOms) throws IOException {
        client.send(
                "D", "11=" + clOrdId + "|1=L1001|55=EURUSD|54=1|60=now|38=100|40=2|44=1.1|59=1|");
        oms.receive("|35=D|", "|11=" + atOms + "|");
        report(atOms, "0", "");
        client.receive("|35=8|", "|11=" + clOrdId + "|", "|39=0|");
    }

    private static void report(String clOrdId, String status, String more) throws IOException {
        oms.send(
                "8",
                "37=O1|11="
                        + clOrdId
                        + "|17=E"
                        + System.nanoTime()
                        + "|150="
                        + status
                        + "|39="
                        + status
                        + "|55=EURUSD|54=1|38=100|14=0|151=100|6=0|"
                        + more);
    }

    private static void nothingIsCanceled(String clOrdId) {
        assertThat(oms.within(WITHIN, "|35=F|", "|41=" + clOrdId + "|")).isEmpty();
    }

    @Test
    @Order(1)
    void aLostClientsWorkingOrdersAreCanceledOneByOne() throws IOException {
        try (Peer client = client("COD1")) {
            rests(client, "W1", "D1.W1");
            rests(client, "FILLED", "D1.FILLED");
            report("D1.FILLED", "2", "");
            client.receive("|11=FILLED|", "|39=2|");
            rests(client, "R1", "D1.R1");
            client.send("G", "11=R2|41=R1|1=L1001|55=EURUSD|54=1|60=now|38=90|40=2|44=1.2|");
            oms.receive("|35=G|", "|11=D1.R2|");
            report("D1.R2", "5", "41=D1.R1|");
            client.receive("|11=R2|", "|150=5|");
            client.send("D", "11=OPEN|1=L1001|55=EURUSD|54=2|60=now|38=7|40=2|44=2|");
            oms.receive("|35=D|", "|11=D1.OPEN|");
            client.cut();
        }
        String first = oms.receive("|35=F|", "|41=D1.W1|");
        assertThat(first)
                .contains("|1=L1001|55=EURUSD|54=1|38=100|")
                .containsPattern("\\|11=D1\\.IL-COD-\\d+\\|");
        String second = oms.receive("|35=F|", "|41=D1.R2|");
        assertThat(oms.receive("|35=F|", "|41=D1.OPEN|")).contains("|54=2|38=7|");
        assertThat(oms.within(WITHIN, "|35=F|")).isEmpty();

        String name = Fields.value(first, "11").orElseThrow();
        report(name, "4", "41=D1.W1|");
        oms.send(
                "9",
                "37=O1|11="
                        + Fields.value(second, "11").orElseThrow()
                        + "|41=D1.R2|39=2|434=1|102=0|58=too late|");
        report("D1.R2", "2", "");
        report("D1.OPEN", "2", "");
        try (Peer back = client("COD1")) {
            assertThat(back.receive("|35=8|", "|39=4|")).contains("|11=W1|").contains("|41=W1|");
            back.receive("|35=8|", "|11=OPEN|", "|39=2|");
            assertThat(back.received()).noneMatch(message -> message.contains("|35=9|"));
            assertThat(back.received()).noneMatch(message -> message.contains("IL-COD"));
        }
        assertThat(
                        gateway.get(JdbcClient.class)
                                .sql(
                                        "select after ->> 'orders' from audit_entry where action ="
                                                + " 'orders.canceled-on-disconnect'")
                                .query(String.class)
                                .single())
                .isEqualTo("[\"W1\",\"R2\",\"OPEN\"]");
    }

    @Test
    @Order(2)
    void whoIsBackInTimeKeepsItsOrders() throws IOException {
        try (Peer client = client("CODBACK")) {
            rests(client, "B1", "B1");
            client.cut();
        }
        try (Peer back = client("CODBACK")) {
            assertThat(oms.within(Duration.ofSeconds(6), "|35=F|", "|41=B1|")).isEmpty();
            assertThat(back.connected()).isTrue();
        }
    }

    @Test
    @Order(3)
    void aLogoutCancelsOnlyWhereItIsAgreed() throws IOException {
        for (String compId : List.of("CODSTAY", "CODOUT")) {
            try (Peer client = client(compId)) {
                rests(client, compId, compId);
                client.send("5", "");
                client.receive("|35=5|");
            }
        }
        String cancel = oms.receive("|35=F|", "|41=CODOUT|");
        report(Fields.value(cancel, "11").orElseThrow(), "4", "41=CODOUT|");
        nothingIsCanceled("CODSTAY");
    }

    @Test
    @Order(4)
    void withoutTheOptionNothingIsCanceled() throws IOException {
        try (Peer client = client("CODNEVER")) {
            rests(client, "N1", "N1");
            client.cut();
        }
        nothingIsCanceled("N1");
    }

    /** The instance that comes next finds who was there, and cancels nothing twice. */
    @Test
    @Order(5)
    void theNextInstanceCancelsForWhoDoesNotComeBack() throws IOException {
        try (Peer client = client("CODLIFE")) {
            rests(client, "L1", "L1");
            gateway.close();
        }
        gateway = home.start();
        isUp();
        String cancel = oms.receive("|35=F|", "|41=L1|");
        gateway.close();
        gateway = home.start();
        isUp();
        assertThat(oms.within(WITHIN, "|35=F|", "|41=L1|")).isEmpty();
        report(Fields.value(cancel, "11").orElseThrow(), "4", "41=L1|");
        try (Peer back = client("CODLIFE")) {
            back.receive("|35=8|", "|11=L1|", "|39=4|");
        }
    }
}
