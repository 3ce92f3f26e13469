package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision.Edit;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.wire.SentMessages;
import io.interlock.gateway.wire.SentMessages.Sent;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two clients use the same ClOrdIDs at one OMS, and neither sees the prefix that keeps them apart.
 */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClOrdIdPrefixIT {
    private static final int PORT = FreePorts.one();
    private static final RawOms oms = new RawOms("PREFIXED-P");
    private static final String RULE = "cl-ord-id-prefix";

    @Autowired private FixSessions sessions;
    @Autowired private SentMessages sent;
    private RoutingStandIn routing;
    private FixSocket one;
    private FixSocket two;

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT)
                .client("PFX1", "cl-ord-id-prefix", "ONE-", "max-age", "1h")
                .client("PFX2", "cl-ord-id-prefix", "TWO.", "max-age", "2s")
                .client("PFX3")
                .client("PFX4")
                .client("PFX5", "max-age", "6s")
                .oms("PREFIXED", oms::port);
    }

    @BeforeAll
    void start() throws IOException {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "PREFIXED", "PFX");
        Eventually.within(Duration.ofSeconds(30))
                .is("the OMS answers", () -> sessions.active("PREFIXED").isPresent());
        one = client("PFX1");
        two = client("PFX2");
    }

    private static FixSocket client(String compId) throws IOException {
        FixSocket client = FixSocket.connect(compId, "INTERLOCK", PORT, 1).logon("secret");
        assertThat(client.receive()).contains("|35=A|");
        return client;
    }

    @AfterAll
    void stop() throws Exception {
        one.close();
        two.close();
        routing.close();
        oms.close();
    }

    private static String order(String clOrdId) {
        return "11="
                + clOrdId
                + "|1=L1001|55=EURUSD|54=1|60="
                + FixSocket.now()
                + "|38=1|40=1|58="
                + clOrdId
                + "|";
    }

    private static String report(String names, String execId) {
        return "37=O1|" + names + "17=" + execId + "|150=0|39=0|55=EURUSD|54=1|151=1|14=0|6=0|";
    }

    @Test
    void twoClientsMayUseTheSameClOrdId() throws IOException {
        String order = order("A1");
        one.send("35=D", order);
        two.send("35=D", order);

        String first = oms.received("|35=D|", "|11=ONE-A1|");
        assertThat(first).contains("|" + order.replace("11=A1", "11=ONE-A1") + "10=");
        assertThat(oms.received("|35=D|", "|11=TWO.A1|"))
                .contains("|" + order.replace("11=A1", "11=TWO.A1") + "10=");

        oms.send("35=8", report("11=TWO.A1|", "E1"));
        oms.send("35=8", report("11=ONE-A1|", "E2"));
        assertThat(two.receive()).contains("|" + report("11=A1|", "E1") + "10=");
        String live = one.receive();
        assertThat(live).contains("|" + report("11=A1|", "E2") + "10=");

        one.send("35=2", "7=" + FixSocket.field(live, 34) + "|16=0|");
        assertThat(one.receiveWith("|43=Y|")).contains("|" + report("11=A1|", "E2") + "10=");
        oms.send(
                "35=2",
                "7=" + FixSocket.field(first, 34) + "|16=" + FixSocket.field(first, 34) + "|");
        assertThat(oms.received("|35=D|", "|11=ONE-A1|", "|43=Y|"))
                .contains("|" + order.replace("11=A1", "11=ONE-A1") + "10=");
    }

    @Test
    void requestsAndTheirAnswersCarryBothNames() throws IOException {
        one.send("35=D", order("B1"));
        oms.received("|11=ONE-B1|");
        String more = "55=EURUSD|54=1|60=" + FixSocket.now() + "|";
        one.send("35=F", "41=B1|11=B2|" + more);
        assertThat(oms.received("|35=F|")).contains("|41=ONE-B1|11=ONE-B2|" + more + "10=");
        one.send("35=H", "11=B1|" + more);
        assertThat(oms.received("|35=H|")).contains("|11=ONE-B1|" + more + "10=");

        oms.send("35=9", "37=O1|11=ONE-B2|41=ONE-B1|39=0|434=1|102=0|");
        assertThat(one.receiveWith("|35=9|")).contains("|37=O1|11=B2|41=B1|39=0|434=1|102=0|10=");
        oms.send("35=8", report("11=ONE-B1|41=ONE-B0|", "E3"));
        assertThat(one.receiveWith("|17=E3|")).contains("|37=O1|11=B1|41=B0|17=E3|");
    }

    @Test
    void aMessageThatTheOmsRefusesIsAnsweredUnderTheClientsName() throws IOException {
        one.send("35=D", order("C1"));
        String refused = oms.received("|11=ONE-C1|");
        oms.send("35=j", "45=" + FixSocket.field(refused, 34) + "|372=D|380=0|379=ONE-C1|58=no|");
        assertThat(one.receiveWith("|150=8|")).contains("|11=C1|").contains("refused the message");
    }

    @Test
    void anOrderTooOldToBeSentAgainIsAnsweredUnderTheClientsName() throws IOException {
        two.send("35=D", order("D1"));
        long seq = number(oms.received("|11=TWO.D1|"));
        awaitDeadline(seq);
        oms.send("35=2", "7=" + seq + "|16=" + seq + "|");
        assertThat(two.receiveWith("|150=8|")).contains("|11=D1|").contains("too old");
    }

    @Test
    void anOrderThatWasSentAgainInTimeIsNotRefusedAfterwards() throws IOException {
        try (FixSocket slow = client("PFX5")) {
            slow.send("35=D", order("G1"));
            long seq = number(oms.received("|35=D|", "|11=G1|"));
            oms.send("35=2", "7=" + seq + "|16=" + seq + "|");
            oms.received("|35=D|", "|11=G1|", "|43=Y|");
            awaitDeadline(seq);
            oms.send("35=2", "7=" + seq + "|16=" + seq + "|");
            Eventually.within(Duration.ofSeconds(15))
                    .is("it comes once more", () -> oms.count("|11=G1|", "|43=Y|") == 2);
        }
    }

    private static long number(String message) {
        return Long.parseLong(FixSocket.field(message, 34));
    }

    private void awaitDeadline(long seq) {
        Instant deadline =
                Objects.requireNonNull(sent.find("PREFIXED-P", 1, seq).orElseThrow().deadline());
        Eventually.within(Duration.ofSeconds(15))
                .is("the order is too old", () -> Instant.now().isAfter(deadline));
    }

    @Test
    void theEditIsKeptWithTheMessage() throws IOException {
        one.send("35=D", order("E1") + "43=N|");
        String seq = FixSocket.field(oms.received("|11=ONE-E1|"), 34);
        Sent message = sent.find("PREFIXED-P", 1, Long.parseLong(seq)).orElseThrow();
        assertThat(message.edits())
                .containsExactly(
                        new Edit(43, "N", null, "session-field"),
                        new Edit(11, "E1", "ONE-E1", RULE));
        assertThat(sent.of(List.of("PREFIXED-P"), List.of(message.sourceId())))
                .containsExactly(message);
    }

    @Test
    void withoutAPrefixTheSecondUseIsADuplicate() throws IOException {
        try (FixSocket three = client("PFX3");
                FixSocket four = client("PFX4")) {
            three.send("35=D", order("F1"));
            oms.received("|11=F1|");
            four.send("35=D", order("F1"));
            assertThat(four.receiveWith("|11=F1|")).contains("|39=8|").contains("|103=6|");
            three.send("35=D", order("ONE-F2"));
            oms.received("|11=ONE-F2|");
            one.send("35=D", order("F2"));
            assertThat(one.receiveWith("|11=F2|")).contains("|39=8|").contains("|103=6|");
        }
    }
}
