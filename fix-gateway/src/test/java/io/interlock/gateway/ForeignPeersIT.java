package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Peers on other engines, Philadelphia as client and Artio as OMS, restarted in the flow. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPeersIT {
    private static final int PORT = FreePorts.one();
    private static final int OMS_PORT = FreePorts.one();
    private static final ArtioOms oms = new ArtioOms("ARTIO-P", directory(), OMS_PORT);

    @Autowired private FixSessions sessions;
    private RoutingStandIn routing;
    private PhiladelphiaClient client;

    private static Path directory() {
        try {
            return Files.createTempDirectory("artio-oms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT).client("PHIL", "max-age", "1h").oms("ARTIO", () -> OMS_PORT);
    }

    @BeforeAll
    void start() throws IOException {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "ARTIO", "PHIL");
        oms.start();
        omsAnswers();
        client = new PhiladelphiaClient("PHIL", PORT);
        Eventually.within(Duration.ofSeconds(15)).is("logged on", client::loggedOn);
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        routing.close();
        oms.close();
    }

    private void omsAnswers() {
        Eventually.within(Duration.ofSeconds(60))
                .is("the OMS answers", () -> sessions.active("ARTIO").isPresent());
    }

    private List<String> orders(String prefix, int count) throws IOException {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            client.order(prefix + i);
            sent.add(prefix + i);
        }
        return sent;
    }

    /** The different reports of an order; a resend of one that has come is the same report. */
    private List<String> answers(String clOrdId) {
        return client.reports().stream()
                .filter(one -> one.contains("|11=" + clOrdId + "|"))
                .map(one -> FixSocket.field(one, 17) + " " + FixSocket.field(one, 150))
                .distinct()
                .toList();
    }

    private void answeredOnce(List<String> sent) {
        Eventually.within(Duration.ofSeconds(30))
                .passes(() ->
                        assertThat(sent)
                                .allSatisfy(clOrdId -> assertThat(answers(clOrdId)).hasSize(1)));
        assertThat(sent)
                .allSatisfy(clOrdId ->
                        assertThat(oms.orders().getOrDefault(clOrdId, 0))
                                .as(clOrdId)
                                .isEqualTo(answers(clOrdId).getFirst().endsWith(" 0") ? 1 : 0));
    }

    private void clientComesBack(int lostOut, int lostIn) throws Exception {
        client.cut();
        Eventually.within(Duration.ofSeconds(15))
                .is("the client is away", () -> !sessions.loggedOn("PHIL"));
        client.back(lostOut, lostIn);
        Eventually.within(Duration.ofSeconds(15)).is("logged on", client::loggedOn);
        // it gap-fills up to its newest: an order sent before that would be taken back
        Eventually.within(Duration.ofSeconds(15))
                .is(
                        "the gap is closed",
                        () -> sessions.session("PHIL").getExpectedTargetNum() == client.nextOut());
    }

    @Test
    void everyOrderIsAnsweredAndNothingDoubledAlthoughBothRestart() throws Exception {
        List<String> all = new ArrayList<>(orders("A", 100));
        answeredOnce(all);

        // the OMS restarts in the flow; what it tells while it is away comes by resend
        List<String> during = new ArrayList<>(orders("B", 100));
        oms.stop("A0", "A1", "A2");
        during.addAll(orders("C", 20));
        oms.start();
        omsAnswers();
        during.addAll(orders("D", 100));
        answeredOnce(during);
        for (String canceled : List.of("A0", "A1", "A2")) {
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() ->
                            assertThat(answers(canceled))
                                    .hasSize(2)
                                    .last()
                                    .asString()
                                    .endsWith(" 4"));
        }

        // the client restarts in the flow, having lost 3 messages that it had numbered
        List<String> cut = orders("E", 100);
        clientComesBack(3, 0);
        List<String> after = orders("F", 100);
        answeredOnce(after);
        Eventually.within(Duration.ofSeconds(20))
                .passes(() ->
                        assertThat(cut)
                                .filteredOn(clOrdId -> oms.orders().containsKey(clOrdId))
                                .allSatisfy(clOrdId -> assertThat(answers(clOrdId)).hasSize(1)));

        // and once more, having lost the last 10 reports that it had got
        clientComesBack(0, 10);
        answeredOnce(orders("G", 10));
        assertThat(client.reports().stream().filter(one -> one.contains("|43=Y|")))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(oms.orders().values()).allMatch(times -> times == 1);
    }
}
