package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.security.RolesConverter;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
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
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The link goes between an order and its answer: nobody knows, until the OMS is asked. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InDoubtIT {
    private static final int PORT = FreePorts.one();
    private static final String OLDEST = "fix_orders_in_doubt_oldest_age_seconds";
    private static final String UNANSWERED = "fix_orders_unacknowledged_oldest_age_seconds";
    private static final RawOms oms = new RawOms("DOUBTOMS-P");

    @Autowired private FixSessions sessions;
    @Autowired private JdbcClient jdbc;
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    private RoutingStandIn routing;
    private FixSocket client;

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT).client("DOUBT", "max-age", "1h").oms("DOUBTOMS", oms::port);
    }

    @BeforeAll
    void start() throws IOException {
        routing = new RoutingStandIn(TestKafka.bootstrapServers(), "DOUBTOMS", "DOUBT");
        Eventually.within(Duration.ofSeconds(30))
                .is("the OMS answers", () -> sessions.active("DOUBTOMS").isPresent());
        client = FixSocket.connect("DOUBT", "INTERLOCK", PORT, 1).logon("secret");
        assertThat(client.receive()).contains("|35=A|");
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        routing.close();
        oms.close();
    }

    private String metrics() {
        try {
            return mvc.perform(get("/actuator/prometheus"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void sentAndCut(String id) throws IOException {
        client.send(
                "35=D",
                "11=" + id + "|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=100|40=1|");
        oms.received("|35=D|", "|11=" + id + "|");
        oms.cut();
        Eventually.within(Duration.ofSeconds(5))
                .is(id + " is in doubt", () -> open(id).equals("open"));
    }

    private String open(String id) {
        return jdbc.sql(
                        "select coalesce(resolution, 'open') from order_in_doubt where cl_ord_id ="
                                + " ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    @Test
    void anOrderThatTheOmsDoesNotKnowIsAnsweredWithAReject() throws IOException {
        sentAndCut("Q1");
        String asked = oms.received("|35=H|", "|11=Q1|");
        assertThat(asked).contains("|55=EURUSD|54=1|790=IL-1-");
        oms.send("35=8", "37=NONE|11=Q1|17=0|150=I|39=8|103=5|55=EURUSD|54=1|14=0|151=0|6=0|");
        String told = client.receiveWith("|35=8|", "|11=Q1|");
        assertThat(told).contains("|150=8|39=8|").contains("did not reach DOUBTOMS");
        assertThat(open("Q1")).startsWith("NOT_AT_OMS");
        assertThat(
                        oms.received().stream()
                                .filter(m -> m.contains("|35=D|") && m.contains("|11=Q1|")))
                .hasSize(1);
    }

    @Test
    void anOrderThatTheOmsKnowsIsNoLongerInDoubtAndItsStateIsTold() throws IOException {
        sentAndCut("K1");
        oms.received("|35=H|", "|11=K1|");
        oms.send("35=8", "37=O1|11=K1|17=0|150=I|39=0|55=EURUSD|54=1|38=100|14=0|151=100|6=0|");
        assertThat(client.receiveWith("|35=8|", "|11=K1|")).contains("|39=0|");
        Eventually.within(Duration.ofSeconds(3))
                .is("settled", () -> open("K1").startsWith("AT_OMS"));
    }

    /** Nobody answers about the order; a person who asked the OMS's desk settles it. */
    @Test
    void whatNobodyAnswersAPersonSettles() throws Exception {
        Rest dealer = new Rest(mvc, roles, "dealer");
        sentAndCut("S1");
        String id = "DOUBT:1:" + (client.nextOut() - 1);
        String path = "in-doubt-orders/" + id + "/settlements";
        dealer.read("in-doubt-orders")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].commandId").value(id))
                .andExpect(jsonPath("$.items[0].clOrdId").value("S1"))
                .andExpect(jsonPath("$.items[0].omsSession").value("DOUBTOMS-P"))
                .andExpect(jsonPath("$.items[0].resolvedAt").doesNotExist());
        Eventually.within(Duration.ofSeconds(3))
                .is("measured", () -> metrics().contains(OLDEST + "{"));
        String settlement = "{\"resolution\":\"NOT_AT_OMS\",\"reason\":\"their desk says so\"}";
        dealer.as("viewer")
                .send(path, settlement)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("order:settle"));
        dealer.send(path, "{\"resolution\":\"PERHAPS\",\"reason\":\"-\"}")
                .andExpect(status().isBadRequest());
        dealer.send("in-doubt-orders/DOUBT:1:999/settlements", settlement)
                .andExpect(status().isNotFound());

        dealer.send(path, settlement)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.resolvedBy").value("olga"));
        assertThat(client.receiveWith("|35=8|", "|11=S1|")).contains("|150=8|39=8|");
        dealer.send(path, settlement).andExpect(status().isConflict());
        dealer.read("in-doubt-orders?open=true")
                .andExpect(jsonPath("$.items[*].clOrdId").value(not(hasItem("S1"))));
        assertThat(
                        jdbc.sql("select reason from audit_entry where object = ?")
                                .param("order:" + id)
                                .query(String.class)
                                .list())
                .containsExactly("their desk says so");
        nothingIsAwaited();
    }

    /** Its report was lost with the line; the OMS sends it once more. */
    @Test
    void anOrderWhoseReportComesAsACopyIsAnswered() throws IOException {
        sentAndCut("C1");
        oms.received("|35=H|", "|11=C1|");
        oms.send(
                "35=8",
                "43=Y|122="
                        + FixSocket.now()
                        + "|37=O2|11=C1|17=E2|150=0|39=0|55=EURUSD|54=1|38=100|14=0|151=100|6=0|");
        assertThat(client.receiveWith("|35=8|", "|11=C1|")).contains("|39=0|");
        nothingIsAwaited();
    }

    private void nothingIsAwaited() {
        Eventually.within(Duration.ofSeconds(5))
                .is(
                        "no order counts as unanswered",
                        () ->
                                metrics()
                                        .lines()
                                        .filter(line -> line.startsWith(UNANSWERED + "{"))
                                        .filter(line -> line.contains("\"DOUBTOMS-P\""))
                                        .anyMatch(line -> line.endsWith(" 0.0")));
    }
}
