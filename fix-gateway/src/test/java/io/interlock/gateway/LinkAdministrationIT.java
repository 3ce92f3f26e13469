package io.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.simulators.oms.Fault;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Where new orders of an OMS go, seen and moved over REST. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkAdministrationIT {
    private static final String REASON = "{\"reason\":\"the primary is slow\"}";

    @Autowired private FixSessions sessions;
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private JdbcClient jdbc;
    @Autowired private AuditTrail audit;
    @Autowired private OmsSimulator oms;
    private Rest operator;

    @BeforeAll
    void start() {
        operator = new Rest(mvc, roles, "ops-admin");
        for (String session : new String[] {"OMSA-P", "OMSA-S"}) {
            Eventually.within(Duration.ofSeconds(30))
                    .is(session + " answers", () -> sessions.answering(session));
        }
        Eventually.within(Duration.ofSeconds(30)).passes(() -> isAt("OMSA-P"));
    }

    private void isAt(String session) throws Exception {
        operator.read("oms-links")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].oms").value("OMSA"))
                .andExpect(jsonPath("$.items[0].active").value(session))
                .andExpect(jsonPath("$.items[0].sessions[0].session").value("OMSA-P"))
                .andExpect(jsonPath("$.items[0].sessions[1].session").value("OMSA-S"));
    }

    @Test
    void ordersGoByTheSecondaryFromAForcedFailoverToTheRevert() throws Exception {
        operator.send("oms-links/OMSA/failovers", REASON)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("SECONDARY_ACTIVE"))
                .andExpect(jsonPath("$.active").value("OMSA-S"))
                .andExpect(jsonPath("$.forced").value("OMSA-S"));
        assertThat(sentBy("LA1")).isEqualTo("OMSA-S");
        operator.send("oms-links/OMSA/reverts", "{\"reason\":\"fast again\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.active").value("OMSA-P"));
        isAt("OMSA-P");
        assertThat(sentBy("LA2")).isEqualTo("OMSA-P");

        Eventually.within(Duration.ofSeconds(10))
                .passes(() ->
                        operator.read("oms-links/OMSA/failovers")
                                .andExpect(status().isOk())
                                .andExpect(jsonPath("$.items[0].move.kind").value("FORCED"))
                                .andExpect(jsonPath("$.items[0].move.to").value("OMSA-P"))
                                .andExpect(jsonPath("$.items[0].move.cause").value("fast again"))
                                .andExpect(jsonPath("$.items[0].move.by").value("olga"))
                                .andExpect(jsonPath("$.items[1].move.to").value("OMSA-S"))
                                .andExpect(
                                        jsonPath("$.items[1].move.cause")
                                                .value("the primary is slow")));
        assertThat(
                        jdbc.sql(
                                        "select action from audit_entry where action like"
                                                + " 'oms-link.%' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("oms-link.failed-over", "oms-link.reverted");
        assertThat(audit.firstBroken()).isEmpty();
    }

    private String sentBy(String clOrdId) throws Exception {
        int next = sessions.session("TRADER9").getExpectedTargetNum();
        try (FixSocket trader =
                FixSocket.connect("TRADER9", "INTERLOCK", Surroundings.ENTRY, next)
                        .logon("secret")) {
            trader.receiveWith("|35=A|");
            trader.send(
                    "35=D",
                    "11="
                            + clOrdId
                            + "|1=L1001|55=EURUSD|54=1|60="
                            + FixSocket.now()
                            + "|38=1000|40=1|");
            trader.receiveWith("|11=" + clOrdId + "|", "|39=2|");
        }
        Eventually.within(Duration.ofSeconds(10))
                .is("TRADER9 is away", () -> !sessions.session("TRADER9").hasResponder());
        return jdbc.sql("select oms_session from order_chain where cl_ord_id = ?")
                .param(clOrdId)
                .query(String.class)
                .single();
    }

    @Test
    void anOmsIsAskedForAnOrderAndItsAnswerGoesTheWayOfAllReports() throws Exception {
        isAt("OMSA-P");
        int next = sessions.session("TRADER9").getExpectedTargetNum();
        try (FixSocket trader =
                FixSocket.connect("TRADER9", "INTERLOCK", Surroundings.ENTRY, next)
                        .logon("secret")) {
            trader.receiveWith("|35=A|");
            trader.send(
                    "35=D",
                    "11=ASKED1|1=L1001|55=EURUSD|54=1|60=" + FixSocket.now() + "|38=1000|40=1|");
            trader.receiveWith("|11=ASKED1|", "|39=2|");
            Rest dealer = operator.as("dealer");
            dealer.send(
                            "oms-links/OMSA/status-requests",
                            """
                            {"clOrdId":"ASKED1","symbol":"EURUSD","side":"BUY","reason":"a break"}\
                            """)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.session").value("OMSA-P"));
            assertThat(trader.receiveWith("|11=ASKED1|", "|150=I|"))
                    .contains("|39=2|")
                    .contains("|790=IL-ASK-");
        }
        Eventually.within(Duration.ofSeconds(10))
                .is("TRADER9 is away", () -> !sessions.session("TRADER9").hasResponder());
        assertThat(
                        jdbc.sql(
                                        "select reason from audit_entry where action ="
                                                + " 'order.status-asked'")
                                .query(String.class)
                                .single())
                .isEqualTo("a break");
    }

    @Test
    void aStatusRequestNeedsAllThatAnOmsAsksFor() throws Exception {
        operator.send(
                        "oms-links/OMSA/status-requests",
                        "{\"clOrdId\":\"A\\u0001B\",\"symbol\":\"EURUSD\",\"reason\":\"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].pointer").value(hasItems("/side", "/clOrdId")));
        operator.as("support")
                .send(
                        "oms-links/OMSA/status-requests",
                        "{\"clOrdId\":\"A\",\"symbol\":\"EURUSD\",\"side\":\"SELL\",\"reason\":\"x\"}")
                .andExpect(status().isForbidden());
    }

    /** HeartBtInt(108) is 5 s: asked after 6 s, cut after 12. The probes must not put that off. */
    @Test
    void aSessionThatStandsByAndHangsIsDegradedBeforeItIsCut() throws Exception {
        isAt("OMSA-P");
        oms.fault("OMSA-S", Fault.MUTE, 0);
        try {
            Eventually.within(Duration.ofSeconds(12)).passes(() -> isIn("DEGRADED"));
        } finally {
            oms.fault("OMSA-S", Fault.CLEAR, 0);
        }
        Eventually.within(Duration.ofSeconds(30)).passes(() -> isIn("ACTIVE"));
    }

    private void isIn(String state) throws Exception {
        operator.read("fix-sessions/OMSA-S").andExpect(jsonPath("$.state.state").value(state));
    }

    @Test
    void whoMayNotOrNamesNoLinkIsTold() throws Exception {
        operator.send("oms-links/NOWHERE/failovers", REASON)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(containsString("no OMS 'NOWHERE'")));
        operator.read("oms-links/NOWHERE/failovers").andExpect(status().isNotFound());
        operator.send("oms-links/OMSA/failovers", "{\"reason\":\" \"}")
                .andExpect(status().isUnprocessableContent());
        operator.as("viewer").read("oms-links").andExpect(status().isOk());
        operator.as("viewer")
                .send("oms-links/OMSA/failovers", REASON)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("session:operate"));
        isAt("OMSA-P");
    }
}
