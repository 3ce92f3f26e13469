package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.session.FixSessions;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPathIT {
    private static final int PORT = Surroundings.ENTRY;

    @Autowired private FixSessions sessions;
    @Autowired private JdbcClient jdbc;
    @Autowired private OmsSimulator oms;
    private FixSocket trader;

    @BeforeAll
    void start() throws IOException {
        Eventually.within(Duration.ofSeconds(30))
                .is(
                        "primary answers",
                        () -> sessions.active("OMSA").filter("OMSA-P"::equals).isPresent());
        trader = FixSocket.connect("TRADER1", "INTERLOCK", PORT, 1).logon("secret");
        assertThat(trader.receive()).contains("|35=A|");
    }

    @AfterAll
    void stop() throws Exception {
        trader.close();
    }

    private static String order(String clOrdId, String more) {
        return "11="
                + clOrdId
                + "|1=L1001|55=EURUSD|54=1|60="
                + FixSocket.now()
                + "|38=100.000|40=1|"
                + more;
    }

    @Test
    void anOrderReachesTheOmsUnchangedAndItsReportsComeBack() throws IOException {
        // by itself the simulator fills every fifth order in parts
        oms.addRules(
                """
                [{"match":{"clOrdId":"A1"},"actions":[{"do":"ack"},{"do":"fill"}]}]
                """);
        String body = order("A1", "9999=odd|58=free text|20001=x|");
        trader.send("35=D", body);

        String ack = trader.receive();
        String fill = trader.receive();

        assertThat(ack).contains("|35=8|").contains("|11=A1|").contains("|150=0|");
        assertThat(fill)
                .contains("|35=8|")
                .contains("|11=A1|")
                .contains("|150=F|")
                .contains("|39=2|");
        assertThat(
                        jdbc.sql("select raw from fix_out where session = 'OMSA-P' and raw like ?")
                                .param("%\u000111=A1\u0001%")
                                .query(String.class)
                                .single()
                                .replace('\u0001', '|'))
                .contains("|" + body + "10=");
    }

    @Test
    void aRejectionNamesTheTagAndTheValue() throws IOException {
        trader.send("35=D", order("B1", "").replace("55=EURUSD", "55=NOPE"));
        assertThat(trader.receiveWith("|11=B1|"))
                .contains("|35=8|")
                .contains("|150=8|39=8|103=1|")
                .contains("|58=Symbol(55) NOPE is not listed|");
    }

    @Test
    void aCancelRightBehindItsOrderFollowsIt() throws IOException {
        trader.send("35=D", order("C1", "44=0.5000|59=1|").replace("40=1", "40=2"));
        trader.send("35=F", "11=C2|41=C1|55=EURUSD|54=1|38=100000|60=" + FixSocket.now() + "|");
        assertThat(trader.receiveWith("|11=C1|")).contains("|150=0|");
        assertThat(trader.receiveWith("|11=C2|", "|39=4|")).contains("|41=C1|");
    }

    @Test
    void cancelsInTheSamePacketAsTheirOrdersFollowThem() throws IOException {
        for (int i = 0; i < 10; i++) {
            trader.send("35=D", order("P" + i, "44=0.5000|59=1|").replace("40=1", "40=2"));
            trader.send(
                    "35=F",
                    "11=Q"
                            + i
                            + "|41=P"
                            + i
                            + "|55=EURUSD|54=1|38=100000|60="
                            + FixSocket.now()
                            + "|");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(trader.receiveWith("|11=Q" + i + "|", "|39=4|")).contains("|41=P" + i + "|");
        }
    }

    @Test
    void aRefusedLogonDoesNotUseUpItsNumber() throws IOException {
        FixSocket thief = FixSocket.connect("TRADER4", "INTERLOCK", PORT, 1).logon("wrong");
        assertThat(thief.closed()).isTrue();
        // the gateway may still be letting go of the refused connection
        Eventually.within(Duration.ofSeconds(10))
                .passes(() -> {
                    try (FixSocket owner =
                            FixSocket.connect("TRADER4", "INTERLOCK", PORT, 1).logon("secret")) {
                        assertThat(owner.receive()).contains("|35=A|");
                    }
                });
    }

    @Test
    void aCancelOfAnUnknownOrderIsRejected() throws IOException {
        trader.send("35=F", "11=D2|41=D1|55=EURUSD|54=1|38=1|60=" + FixSocket.now() + "|");
        assertThat(trader.receiveWith("|11=D2|"))
                .contains("|35=9|")
                .contains("|102=1|")
                .contains("|434=1|");
    }

    @Test
    void theSameClOrdIdTwiceIsADuplicate() throws IOException {
        trader.send("35=D", order("E1", ""));
        trader.receiveWith("|11=E1|", "|39=2|");
        trader.send("35=D", order("E1", ""));
        assertThat(trader.receiveWith("|11=E1|", "|39=8|"))
                .contains("|103=6|")
                .contains("ClOrdID(11) E1 is in use");
    }

    @Test
    void reportsForAClientThatIsAwayWaitAndComeOnce() throws IOException {
        FixSocket away = FixSocket.connect("TRADER2", "INTERLOCK", PORT, 1).logon("secret");
        away.receiveWith("|35=A|");
        away.send("35=D", order("F1", "44=0.5000|59=1|").replace("40=1", "40=2"));
        assertThat(away.receiveWith("|11=F1|")).contains("|150=0|");
        away.send("35=5", "");
        away.receiveWith("|35=5|");
        away.close();
        Eventually.within(Duration.ofSeconds(10))
                .is("client is away", () -> !sessions.loggedOn("TRADER2"));

        oms.act(
                "F1",
                io.interlock.simulators.oms.book.Action.of(
                        io.interlock.simulators.oms.book.Action.Kind.CANCEL));
        Eventually.within(Duration.ofSeconds(10))
                .is(
                        "report waits",
                        () ->
                                jdbc.sql("select count(*) from report_waiting")
                                                .query(Integer.class)
                                                .single()
                                        == 1);

        FixSocket back =
                FixSocket.connect("TRADER2", "INTERLOCK", PORT, away.nextOut()).logon("secret");
        assertThat(back.receive()).contains("|35=A|");
        assertThat(back.receive()).contains("|11=F1|").contains("|39=4|").doesNotContain("|43=Y|");
        Eventually.within(Duration.ofSeconds(10))
                .is(
                        "nothing waits",
                        () ->
                                jdbc.sql("select count(*) from report_waiting")
                                                .query(Integer.class)
                                                .single()
                                        == 0);
        back.close();
    }

    @Test
    void badInputEndsOnlyItsOwnConnection() throws IOException {
        try (FixSocket wrong = FixSocket.connect("TRADER3", "INTERLOCK", PORT, 1).logon("wrong")) {
            assertThat(wrong.closed()).isTrue();
        }
        try (FixSocket stranger =
                FixSocket.connect("NOBODY", "INTERLOCK", PORT, 1).logon("secret")) {
            assertThat(stranger.closed()).isTrue();
        }
        try (FixSocket silent = FixSocket.connect("TRADER3", "INTERLOCK", PORT, 1)) {
            assertThat(silent.closed()).isTrue();
        }
        try (FixSocket noise = FixSocket.connect("TRADER3", "INTERLOCK", PORT, 1)) {
            noise.write(
                    "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                            .repeat(10_000)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(noise.closed()).isTrue();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
        try (FixSocket huge = FixSocket.connect("TRADER3", "INTERLOCK", PORT, 1)) {
            huge.send("35=A", "98=0|108=30|58=" + "x".repeat(1_000_000) + "|");
            assertThat(huge.closed()).isTrue();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
        trader.send("35=D", "11=G1|1=L1001|55=EURUSD|60=" + FixSocket.now() + "|38=1|40=1|");
        assertThat(trader.receiveWith("|35=3|")).contains("|371=54|").contains("|373=1|");
        trader.send("35=D", order("G2", ""));
        assertThat(trader.receiveWith("|11=G2|", "|39=2|")).contains("|150=F|");
    }

    @Test
    void aFillWithAnUnknownTagIsBooked() throws IOException {
        oms.addRules(
                """
                [{"match":{"clOrdId":"H1"},"actions":[{"do":"ack"},{"do":"fill","extra":{"20001":"surprise"}}]}]
                """);
        trader.send("35=D", order("H1", ""));
        assertThat(trader.receiveWith("|11=H1|", "|150=F|")).contains("|20001=surprise|");
    }
}
