package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.interlock.domain.ExecType;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.FixIncident;
import io.interlock.events.Topics;
import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A drop copy with all its habits: gaps, jumps, repetitions, dialects; and it may not trade. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DropCopyIT {
    private static final int PORT = FreePorts.one();
    private static final RawOms oms = new RawOms("COPIED-P");
    private static final RawOms copy = new RawOms("COPIED-DC");

    @Autowired private FixSessions sessions;
    private final Log<DropCopyExecution> copies = new Log<>(Topics.DROP_COPY_EXECUTIONS);
    private RoutingStandIn routing;

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT)
                .client("COPY1")
                .oms("COPIED", oms::port)
                .dropCopy("COPIED-DC", copy::port);
    }

    @BeforeAll
    void start() {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "COPIED", "COPY");
        Eventually.within(Duration.ofSeconds(30))
                .is("the drop copy is up", () -> sessions.loggedOn("COPIED-DC"));
        Eventually.within(Duration.ofSeconds(30))
                .is("the OMS answers", () -> sessions.active("COPIED").isPresent());
    }

    @AfterAll
    void stop() throws Exception {
        copies.close();
        routing.close();
        oms.close();
        copy.close();
    }

    private static String trade(String execId, String more) {
        return "37=O1|11=X|17="
                + execId
                + "|55=EURUSD|54=1|38=10|32=1|31=1.1|14=1|151=9|6=1.1|"
                + more;
    }

    private List<DropCopyExecution> of(String execIdPrefix) {
        return copies.events().stream()
                .filter(one -> one.session().equals("COPIED-DC"))
                .filter(one -> String.valueOf(one.report().execId()).startsWith(execIdPrefix))
                .toList();
    }

    @Test
    @Order(1)
    void bothDialectsSayTheSame() throws IOException {
        copy.send("35=8", trade("V1", "150=F|39=1|"));
        copy.send("35=8", trade("V2", "150=H|39=0|19=V1|"));
        copy.send("35=8", trade("V3", "150=G|39=1|19=V1|"));
        copy.send("35=8", trade("V4", "20=0|150=1|39=1|"));
        copy.send("35=8", trade("V5", "20=0|150=2|39=2|"));
        copy.send("35=8", trade("V6", "20=1|150=1|39=1|19=V4|"));
        copy.send("35=8", trade("V7", "20=2|150=2|39=2|19=V5|"));
        copy.send("35=8", trade("V8", "20=3|150=2|39=2|"));

        Eventually.within(Duration.ofSeconds(15)).passes(() -> assertThat(of("V")).hasSize(8));
        assertThat(of("V"))
                .extracting(
                        one -> String.valueOf(one.report().execId()),
                        one -> one.report().execType(),
                        one -> String.valueOf(one.report().execRefId()))
                .containsExactly(
                        tuple("V1", ExecType.TRADE, "null"),
                        tuple("V2", ExecType.TRADE_CANCEL, "V1"),
                        tuple("V3", ExecType.TRADE_CORRECT, "V1"),
                        tuple("V4", ExecType.TRADE, "null"),
                        tuple("V5", ExecType.TRADE, "null"),
                        tuple("V6", ExecType.TRADE_CANCEL, "V4"),
                        tuple("V7", ExecType.TRADE_CORRECT, "V5"),
                        tuple("V8", ExecType.ORDER_STATUS, "null"));
    }

    @Test
    @Order(2)
    void aPossibleResendIsMarkedAndAPossibleDuplicateIsDropped() throws IOException {
        int seq = copy.peer().nextOut();
        copy.send("35=8", trade("R1", "150=F|39=1|"));
        copy.again(seq, "35=8", trade("R1", "150=F|39=1|"));
        copy.send("35=8|97=Y", trade("R1", "150=F|39=1|"));
        copy.send("35=8", trade("R2", "150=F|39=1|"));

        Eventually.within(Duration.ofSeconds(15)).passes(() -> assertThat(of("R2")).hasSize(1));
        assertThat(of("R1")).extracting(DropCopyExecution::possResend).containsExactly(false, true);
    }

    @Test
    @Order(3)
    void anOrderOnItIsRefusedAndNothingElseDisturbed() throws IOException {
        String seq = Integer.toString(copy.peer().nextOut());
        copy.send("35=D", "11=EVIL|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=1|40=1|");

        assertThat(copy.received("|35=j|", "|45=" + seq + "|"))
                .contains("|372=D|")
                .contains("|380=3|");
        copy.send("35=8", trade("T1", "150=F|39=1|"));
        Eventually.within(Duration.ofSeconds(15)).passes(() -> assertThat(of("T1")).hasSize(1));
        assertThat(sessions.loggedOn("COPIED-DC")).isTrue();
        assertThat(oms.received()).noneMatch(message -> message.contains("EVIL"));
        try (Log<FixIncident> incidents = new Log<>(Topics.FIX_INCIDENTS)) {
            Eventually.within(Duration.ofSeconds(10))
                    .passes(() ->
                            assertThat(incidents.events())
                                    .anyMatch(one ->
                                            one.session().equals("COPIED-DC")
                                                    && one.severity()
                                                            == FixIncident.Severity.CRITICAL
                                                    && one.detail().contains("EVIL")));
        }
    }

    /** As after a failover at the OMS: 4,000 numbers on, and all of them are asked for in parts. */
    @Test
    @Order(4)
    void aJumpOfFourThousandIsAskedForInParts() throws IOException {
        int from = copy.peer().nextOut();
        int next = from + 4_000;
        copy.continueAt(next);
        copy.send("35=8", trade("JUMP", "150=F|39=1|"));
        int asked = from;
        while (asked < next) {
            String request = copy.received("|35=2|", "|7=" + asked + "|");
            int to = Integer.parseInt(FixSocket.field(request, 16));
            to = to == 0 ? next : to;
            assertThat(to - asked).isLessThanOrEqualTo(2_500);
            to = Math.min(to, next - 1);
            for (int seq = asked; seq <= to; seq++) {
                copy.again(seq, "35=8", trade("J" + seq, "150=F|39=1|"));
            }
            asked = to + 1;
        }

        Eventually.within(Duration.ofSeconds(30)).passes(() -> assertThat(of("J")).hasSize(4_001));
        assertThat(of("J"))
                .extracting(one -> one.eventId().msgSeqNum())
                .containsExactlyElementsOf(LongStream.rangeClosed(from, next).boxed().toList());
        assertThat(of("JUMP")).hasSize(1);
    }
}
