package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.gateway.Corpus.Ugly;
import io.interlock.gateway.session.FixSessions;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Ugly messages pass as they are, live and when they are asked for again; ugly fills are booked.
 */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UglyMessagesIT {
    private static final int PORT = FreePorts.one();
    private static final RawOms oms = new RawOms("UGLYOMS-P");
    private static final Set<String> SESSION_TAGS =
            Set.of("8", "9", "35", "34", "43", "49", "52", "56", "122");

    @Autowired private FixSessions sessions;
    private RoutingStandIn routing;
    private FixSocket client;

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT).client("UGLY", "max-age", "1h").oms("UGLYOMS", oms::port);
    }

    @BeforeAll
    void start() throws IOException {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "UGLYOMS", "UGLY");
        Eventually.within(Duration.ofSeconds(30))
                .is("the OMS answers", () -> sessions.active("UGLYOMS").isPresent());
        client = FixSocket.connect("UGLY", "INTERLOCK", PORT, 1).logon("secret");
        assertThat(client.receive()).contains("|35=A|");
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        routing.close();
        oms.close();
    }

    @Test
    void uglyOrdersReachTheOmsAsTheyAreLiveAndAgain() throws IOException {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (Ugly ugly : Corpus.of("orders.txt")) {
            String id = "U" + bodies.size();
            String body = ugly.body(id, "");
            bodies.put(id, body);
            client.send("35=D", body);
            assertCarries(ugly.name(), oms.received("|35=D|", "|11=" + id + "|"), body);
        }
        String first = oms.received("|35=D|", "|11=U0|");
        int before = oms.received().size();

        oms.send("35=2", "7=" + FixSocket.field(first, 34) + "|16=0|");

        Eventually.within(Duration.ofSeconds(20))
                .passes(() -> assertThat(again("35=D", before)).hasSameSizeAs(bodies.keySet()));
        List<String> sentAgain = again("35=D", before);
        int i = 0;
        for (String body : bodies.values()) {
            assertCarries(body, sentAgain.get(i++), body);
        }
    }

    @Test
    void whatTheSessionWritesItselfIsDroppedFromTheBody() throws IOException {
        String order = "11=S1|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=1|40=1|";
        client.send("35=D", order + "43=N|122=" + FixSocket.now() + "|58=t|93=3|89=a|b|");
        assertCarries("session fields", oms.received("|35=D|", "|11=S1|"), order + "58=t|");
    }

    @Test
    void anOrderThatCanBeReadInTwoWaysIsRejected() throws IOException {
        String order = "1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=1|40=1|";
        client.send("35=D", "11=T1|" + order + "38=1000000|");
        assertThat(client.receiveWith("|35=3|")).contains("|371=38|").contains("|373=13|");
        client.send("35=D", "11=T2|" + order + "95=2|96=ab|44=1|".replace("95=2", "95=1"));
        assertThat(client.receiveWith("|35=3|")).contains("|371=96|").contains("|373=6|");
        client.send("35=D", "11=T3|" + order);
        oms.received("|35=D|", "|11=T3|");
        assertThat(oms.received()).noneMatch(m -> m.contains("|11=T1|") || m.contains("|11=T2|"));
    }

    @Test
    void uglyFillsAreBookedFlaggedAndReachTheClientAsTheyAre() throws IOException {
        List<Ugly> fills = Corpus.of("fills.txt");
        for (int i = 0; i < fills.size(); i++) {
            client.send(
                    "35=D",
                    "11=F" + i + "|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=100|40=1|");
            oms.received("|35=D|", "|11=F" + i + "|");
        }
        List<String> bodies = new ArrayList<>();
        List<String> delivered = new ArrayList<>();
        for (Ugly ugly : fills) {
            int i = bodies.size();
            String body = ugly.body("F" + i, "X" + i);
            bodies.add(body);
            oms.send("35=8", body);
            delivered.add(client.receiveWith("|35=8|", "11=F" + i + "|"));
            assertCarries(ugly.name(), delivered.getLast(), body);
        }

        client.send("35=2", "7=" + FixSocket.field(delivered.getFirst(), 34) + "|16=0|");

        for (String body : bodies) {
            assertCarries(body, client.receiveWith("|35=8|", "|43=Y|"), body);
        }
        assertThat(oms.received()).noneMatch(m -> m.contains("|35=3|") || m.contains("|35=j|"));
        booked(fills);
    }

    private static void booked(List<Ugly> fills) {
        try (Log<OrderExecution> log = new Log<>(Topics.ORDER_EXECUTIONS)) {
            Map<String, OrderExecution> booked = new LinkedHashMap<>();
            Eventually.within(Duration.ofSeconds(15))
                    .passes(() -> {
                        for (OrderExecution execution : log.events()) {
                            if ("UGLYOMS-P".equals(execution.omsSession())
                                    && execution.report() != null) {
                                booked.put(String.valueOf(execution.report().clOrdId()), execution);
                            }
                        }
                        assertThat(booked).hasSizeGreaterThanOrEqualTo(fills.size());
                    });
            for (int i = 0; i < fills.size(); i++) {
                List<String> flags = Objects.requireNonNull(booked.get("F" + i)).anomalies();
                if (fills.get(i).flag().isEmpty()) {
                    assertThat(flags).as(fills.get(i).name()).isEmpty();
                } else {
                    assertThat(String.join("; ", flags))
                            .as(fills.get(i).name())
                            .contains(fills.get(i).flag());
                }
            }
        }
    }

    /** What came with PossDupFlag(43) since, and is of the corpus. */
    private static List<String> again(String type, int since) {
        return oms.received().stream()
                .skip(since)
                .filter(m -> m.contains("|" + type + "|") && m.contains("|43=Y|"))
                .filter(m -> m.matches("(?s).*\\|11=U\\d+\\|.*"))
                .toList();
    }

    private static void assertCarries(String name, String message, String body) {
        int start = message.indexOf("|" + body + "10=") + 1;
        assertThat(start).as("%s: the body in %s", name, shortened(message)).isPositive();
        for (String field : message.substring(0, start).split("\\|")) {
            assertThat(SESSION_TAGS).as(name).contains(field.substring(0, field.indexOf('=')));
        }
        assertThat(message.substring(start + body.length())).as(name).matches("10=\\d{3}\\|");
    }

    private static String shortened(String text) {
        return text.length() < 2_000 ? text : text.substring(0, 2_000);
    }
}
