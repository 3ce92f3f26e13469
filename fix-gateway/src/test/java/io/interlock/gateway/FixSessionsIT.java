package io.interlock.gateway;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.Environment;
import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.security.Scope;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.OnPlatform;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Sessions that come, change and go while the gateway runs: over REST, and seen over FIX. */
@OnPlatform
@SpringBootTest(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/none",
            "interlock.state.max-age=1h"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixSessionsIT {
    private static final int PORT = FreePorts.one();
    private static final ServerSocket omsPort = listen();

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private FixSessions sessions;
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    private FixSocket steady;

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void sessions(DynamicPropertyRegistry registry) {
        Declared.in(registry, PORT)
                .client("STEADY")
                .client("GUARDED")
                .client("NUMBERED")
                .client("SWITCHED")
                .client("FLOODED")
                .oms("OMSX", omsPort::getLocalPort);
    }

    @BeforeAll
    void logOn() throws IOException {
        Eventually.within(Duration.ofSeconds(20))
                .is("entry is open", () -> sessions.lookup("STEADY") != null);
        steady = FixSocket.connect("STEADY", "INTERLOCK", PORT, 1).logon("secret");
        assertThat(steady.receive()).contains("|35=A|");
    }

    @AfterAll
    void steadyWasNeverTouched() throws IOException {
        assertThat(sessions.loggedOn("STEADY")).isTrue();
        steady.close();
        omsPort.close();
        assertThat(audit.firstBroken()).isEmpty();
    }

    private ResultActions call(MockHttpServletRequestBuilder request, String body)
            throws Exception {
        return mvc.perform(
                request.with(
                                jwt().jwt(token -> token.subject("olga"))
                                        .authorities(
                                                List.copyOf(
                                                        roles.authorities(List.of("ops-admin")))))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    @Test
    void anOperatorOfDemoStopsNothingThatIsLive() throws Exception {
        Scope demo = new Scope(Set.of(Environment.DEMO), null, null);
        var operator =
                jwt().authorities(List.copyOf(roles.authorities(List.of("ops-admin"), demo)));
        mvc.perform(
                        post("/api/v1/fix-sessions/STEADY/stops")
                                .with(operator)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"reason\":\"drill\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.scope").value("environment LIVE"));
    }

    private ResultActions state(String id) throws Exception {
        return call(get("/api/v1/fix-sessions/" + id), "");
    }

    private void isSoon(String id, String state) {
        Eventually.within(Duration.ofSeconds(20))
                .passes(() -> {
                    try {
                        state(id).andExpect(jsonPath("$.state.state").value(state));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static FixSocket connect(String compId, int nextOut) throws IOException {
        return FixSocket.connect(compId, "INTERLOCK", PORT, nextOut);
    }

    @Test
    void listsAndInspectsSessions() throws Exception {
        call(get("/api/v1/fix-sessions"), "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(hasItem("OMSX-P")));
        state("STEADY")
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.definition.kind").value("CLIENT"))
                .andExpect(jsonPath("$.definition.limits.messagesPerSecond").value(500))
                .andExpect(jsonPath("$.passwordSet").value(true))
                .andExpect(jsonPath("$.state.state").value("ACTIVE"));
        state("NOBODY").andExpect(status().isNotFound());
        call(get("/api/v1/fix-sessions?format=yaml"), "")
                .andExpect(content().string(containsString("id: STEADY")))
                .andExpect(content().string(containsString("max-heart-bt-int: 60")));
    }

    @Test
    void aSessionIsAddedWhileOthersTrade() throws Exception {
        try (FixSocket early = connect("ADDED", 1).logon("secret")) {
            assertThat(early.closed()).isTrue();
        }
        call(
                        post("/api/v1/fix-sessions"),
                        """
                        {"id":"ADDED","password":"secret","reason":"new desk",
                         "terms":{"environment":"DEMO","maxAge":"2s"}}
                        """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.definition.terms.maxAge").value("PT2S"));
        try (FixSocket added = connect("ADDED", 1).logon("secret")) {
            assertThat(added.receive()).contains("|35=A|");
        }
        assertThat(
                        jdbc.sql("select password_hash from session_definition where id = 'ADDED'")
                                .query(String.class)
                                .single())
                .startsWith("{bcrypt}");
    }

    @Test
    void anOmsIsAddedAndConnectsToUs() throws Exception {
        call(
                        post("/api/v1/fix-sessions"),
                        """
                        {"id":"OMSY-P","kind":"OMS_ORDERS","oms":"OMSY","reason":"new venue"}
                        """)
                .andExpect(status().isCreated());
        Eventually.within(Duration.ofSeconds(15))
                .is("OMSY-P is let in", () -> sessions.lookup("OMSY-P") != null);
        try (FixSocket oms = connect("OMSY-P", 1)) {
            oms.send("35=A", "98=0|108=5|");
            assertThat(oms.receive()).contains("|35=A|");
            isSoon("OMSY-P", "SYNCING");
        }
    }

    @Test
    void aBadDefinitionNamesTheFieldAndTheValue() throws Exception {
        String head = "{\"id\":\"BAD\",\"password\":\"secret\",\"reason\":\"try\",";
        call(post("/api/v1/fix-sessions"), head + "\"version\":\"FIX.4.9\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/version"))
                .andExpect(jsonPath("$.detail").value(containsString("'FIX.4.9' is none of")));
        call(post("/api/v1/fix-sessions"), head + "\"version\":\"FIX.4.2\"}")
                .andExpect(jsonPath("$.detail").value(containsString("no OMS speaks it")));
        call(post("/api/v1/fix-sessions"), head + "\"limits\":{\"messagesPerSecond\":\"many\"}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'many' is no")));
        call(post("/api/v1/fix-sessions"), head + "\"colour\":\"blue\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("colour")));
        call(
                        post("/api/v1/fix-sessions"),
                        head + "\"logon\":{\"allowedAddresses\":[\"10.0.0.0/40\"]}}")
                .andExpect(jsonPath("$.errors[0].pointer").value("/logon/allowedAddresses"));
        call(
                        post("/api/v1/fix-sessions"),
                        head
                                + "\"terms\":{\"cancelOnDisconnect\":\"DISCONNECT\",\"cancelAfter\":\"2h\",\"hub\":true,\"passHeader\":[34,115]}}")
                .andExpect(
                        jsonPath("$.errors[*].pointer")
                                .value(
                                        contains(
                                                "/terms/cancelAfter",
                                                "/terms/passHeader",
                                                "/terms/hub")));
        call(
                        post("/api/v1/fix-sessions"),
                        head
                                + "\"connection\":{\"tls\":true},\"logon\":{\"certificateFingerprints\":[\"AB:CD\"]}}")
                .andExpect(jsonPath("$.errors[0].pointer").value("/logon/certificateFingerprints"));
    }

    @Test
    void aDisabledSessionIsLoggedOutAndUnknownUntilItIsEnabled() throws Exception {
        FixSocket client = connect("SWITCHED", 1).logon("secret");
        assertThat(client.receive()).contains("|35=A|");
        String off = "{\"enabled\":false,\"reason\":\"desk closed\"}";
        call(put("/api/v1/fix-sessions/SWITCHED").header("If-Match", "\"7\""), off)
                .andExpect(status().isPreconditionFailed());
        call(put("/api/v1/fix-sessions/SWITCHED").header("If-Match", "\"1\""), off)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state.state").value("DISABLED"));
        assertThat(client.receive()).contains("|35=5|").contains("The session is disabled.");
        assertThat(client.closed()).isTrue();
        try (FixSocket again = connect("SWITCHED", 2).logon("secret")) {
            assertThat(again.closed()).isTrue();
        }
        call(
                        put("/api/v1/fix-sessions/SWITCHED").header("If-Match", "\"2\""),
                        "{\"enabled\":true,\"reason\":\"desk open\"}")
                .andExpect(status().isOk());
        try (FixSocket back = connect("SWITCHED", 2).logon("secret")) {
            assertThat(back.receive()).contains("|35=A|");
        }
    }

    @Test
    void numbersAreSetOnlyWhileTheSessionIsDown() throws Exception {
        String path = "/api/v1/fix-sessions/NUMBERED/sequence-numbers";
        String wish =
                "{\"nextIn\":7,\"nextOut\":9,\"reason\":\"agreed with the"
                        + " desk\",\"confirmation\":\"%s\"}";
        call(put(path), wish.formatted("NUMBERED")).andExpect(status().isConflict());
        call(post("/api/v1/fix-sessions/NUMBERED/stops"), "{\"reason\":\"numbers\"}")
                .andExpect(jsonPath("$.state.state").value("STOPPED"))
                .andExpect(jsonPath("$.state.nextIn").value(1))
                .andExpect(jsonPath("$.state.nextOut").value(1));
        call(put(path), wish.formatted("numbered")).andExpect(status().isBadRequest());
        call(put(path), wish.formatted("NUMBERED"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state.nextIn").value(7))
                .andExpect(jsonPath("$.state.nextOut").value(9));
        call(post("/api/v1/fix-sessions/NUMBERED/starts"), "{\"reason\":\"numbers\"}")
                .andExpect(status().isOk());
        try (FixSocket client = connect("NUMBERED", 7).logon("secret")) {
            assertThat(client.receive()).contains("|35=A|").contains("|34=9|");
        }
    }

    @Test
    void aRefusedLogonGetsNotAByteAndUsesUpNoNumber() throws Exception {
        List<String> bad =
                List.of(
                        "98=0|108=30|553=GUARDED|554=wrong|",
                        "98=0|108=30|553=SOMEONE|554=secret|",
                        "98=1|108=30|553=GUARDED|554=secret|",
                        "98=0|108=30|141=Y|553=GUARDED|554=secret|");
        for (String body : bad) {
            try (FixSocket thief = connect("GUARDED", 1)) {
                thief.send("35=A", body);
                assertThat(thief.closed()).isTrue();
                assertThat(thief.unread()).isEmpty();
            }
        }
        try (FixSocket owner = connect("GUARDED", 1).logon("secret")) {
            assertThat(owner.receive()).contains("|35=A|").contains("|34=1|");
            try (FixSocket second = connect("GUARDED", 2).logon("secret")) {
                assertThat(second.closed()).isTrue();
            }
            assertThat(sessions.loggedOn("GUARDED")).isTrue();
        }
    }

    @Test
    void whoGuessesPasswordsHasToWait() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (FixSocket thief = connect("FLOODED", 1).logon("guess" + i)) {
                assertThat(thief.closed()).isTrue();
            }
        }
        try (FixSocket owner = connect("FLOODED", 1).logon("secret")) {
            assertThat(owner.closed()).isTrue();
        }
        // told after the connection is closed
        eventually(() ->
                state("FLOODED")
                        .andExpect(
                                jsonPath("$.state.lastError")
                                        .value(containsString("Too many refused"))));
    }

    @Test
    void aNumberTooLowFromAnOmsStopsTheSessionAndExplains() throws Exception {
        call(post("/api/v1/fix-sessions/OMSX-P/stops"), "{\"reason\":\"numbers\"}")
                .andExpect(status().isOk());
        while (connectsWithin(Duration.ofMillis(300))) {
            // a connection of before the stop
        }
        call(
                        put("/api/v1/fix-sessions/OMSX-P/sequence-numbers"),
                        "{\"nextIn\":50,\"nextOut\":1,\"reason\":\"as"
                                + " before\",\"confirmation\":\"OMSX-P\"}")
                .andExpect(status().isOk());
        call(post("/api/v1/fix-sessions/OMSX-P/starts"), "{\"reason\":\"go\"}")
                .andExpect(status().isOk());
        assertThat(answerLogonWith(3).receive())
                .contains("|35=5|")
                .contains("MsgSeqNum too low, expecting 50 but received 3");
        isSoon("OMSX-P", "SEQUENCE_FAULT");
        state("OMSX-P")
                .andExpect(jsonPath("$.words").value(containsString("MsgSeqNum(34) 3, but 50")))
                .andExpect(jsonPath("$.words").value(containsString("Nothing was reset")));
        assertThat(connectsWithin(Duration.ofSeconds(4))).isFalse();

        call(post("/api/v1/fix-sessions/OMSX-P/starts"), "{\"reason\":\"OMS restored\"}")
                .andExpect(status().isOk());
        FixSocket oms = answerLogonWith(50);
        Eventually.within(Duration.ofSeconds(10))
                .is("logged on", () -> sessions.loggedOn("OMSX-P"));
        oms.close();
    }

    private FixSocket answerLogonWith(int number) throws IOException {
        omsPort.setSoTimeout(15_000);
        FixSocket oms = new FixSocket("OMSX-P", "INTERLOCK", omsPort.accept(), number);
        assertThat(oms.receive()).contains("|35=A|");
        oms.send("35=A", "98=0|108=5|");
        return oms;
    }

    private static boolean connectsWithin(Duration time) throws IOException {
        omsPort.setSoTimeout((int) time.toMillis());
        try (Socket unexpected = omsPort.accept()) {
            return unexpected.isConnected();
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }
}
