package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconDecision;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.testkit.OnPlatform;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What people do with breaks, over REST. */
@SpringBootTest(
        properties = {
            "interlock.recon.grace=1s",
            "interlock.recon.group=workflow",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@AutoConfigureMockMvc
@OnPlatform
class WorkflowIT {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private static JwtRequestPostProcessor may(String... permissions) {
        return jwt().jwt(token -> token.subject("ann"))
                .authorities(
                        Arrays.stream(permissions)
                                .map(SimpleGrantedAuthority::new)
                                .toArray(GrantedAuthority[]::new));
    }

    private ResultActions decide(String id, String action, JwtRequestPostProcessor who)
            throws Exception {
        return mvc.perform(
                post("/api/v1/recon-breaks/" + id + "/decisions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"action\":\"%s\",\"value\":\"bob\",\"reason\":\"as agreed\"}"
                                        .formatted(action))
                        .with(who));
    }

    private String breakOf(String oms, String type) {
        within(A_WHILE)
                .passes(() ->
                        assertThat(
                                        jdbc.sql(
                                                        "select id from recon_break where oms = ? and type = ?")
                                                .params(oms, type)
                                                .query(String.class)
                                                .list())
                                .isNotEmpty());
        return jdbc.sql("select id from recon_break where oms = ? and type = ?")
                .params(oms, type)
                .query(String.class)
                .single();
    }

    @Test
    void aBreakIsTakenCommentedClosedAndReopened() throws Exception {
        Streams streams = new Streams(records);
        kafka.send(streams.platform("WF", "E1", "100", "1.1")).get(10, TimeUnit.SECONDS);
        kafka.send(streams.dropCopy("WF", "E1", "90", "1.1")).get(10, TimeUnit.SECONDS);
        String id = breakOf("WF", "QUANTITY_MISMATCH");

        decide(id, "TAKE", may("break:read")).andExpect(status().isForbidden());
        decide(id, "TAKE", may("break:review"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.review").value("UNDER_REVIEW"))
                .andExpect(jsonPath("$.owner").value("ann"));
        decide(id, "ASSIGN", may("break:review")).andExpect(jsonPath("$.owner").value("bob"));
        decide(id, "REOPEN", may("break:review")).andExpect(status().isConflict());
        decide(id, "BOOK_FROM_DROP_COPY", may("break:review")).andExpect(status().isConflict());
        decide(id, "SILENT_FROM", may("break:review")).andExpect(status().isBadRequest());
        decide(id, "FORCE_CLOSE", may("break:review")).andExpect(status().isForbidden());
        decide(id, "FORCE_CLOSE", may("break:review", "break:force-close"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CLOSED"))
                .andExpect(jsonPath("$.closedReason").value("force-closed by ann: as agreed"));
        decide(id, "TAKE", may("break:review")).andExpect(status().isConflict());
        decide(id, "REOPEN", may("break:review"))
                .andExpect(jsonPath("$.status").value("OPEN"))
                .andExpect(jsonPath("$.review").value("UNDER_REVIEW"));

        mvc.perform(get("/api/v1/recon-breaks/" + id + "/card").with(may("break:read")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.broken.breakId").value(id))
                .andExpect(jsonPath("$.platform[0].lastQty").value("100"))
                .andExpect(jsonPath("$.dropCopy[0].lastQty").value("90"))
                .andExpect(jsonPath("$.history.length()").value(4))
                .andExpect(jsonPath("$.history[0].action").value("TAKE"))
                .andExpect(jsonPath("$.meaning").isNotEmpty());
        assertThat(
                        jdbc.sql("select action from audit_entry where object = ? order by seq")
                                .param("recon-break:" + id)
                                .query(String.class)
                                .list())
                .containsExactly(
                        "recon-break.take",
                        "recon-break.assign",
                        "recon-break.force_close",
                        "recon-break.reopen");
        within(A_WHILE)
                .passes(() ->
                        assertThat(
                                        Published.on(
                                                        Topics.RECON_DECISIONS.name(),
                                                        each ->
                                                                EventCodec.decode(
                                                                        each.value(),
                                                                        Topics.RECON_DECISIONS))
                                                .stream()
                                                .filter(each -> each.subject().equals(id))
                                                .map(ReconDecision::action)
                                                .toList())
                                .containsExactly(
                                        ReconDecision.Action.TAKE,
                                        ReconDecision.Action.ASSIGN,
                                        ReconDecision.Action.FORCE_CLOSE,
                                        ReconDecision.Action.REOPEN));
    }

    @Test
    void manyAreDecidedAtOnceAndTheProofSaysWhy() throws Exception {
        Streams streams = new Streams(records);
        kafka.send(streams.platform("WG", "E1", "100", "1.1")).get(10, TimeUnit.SECONDS);
        kafka.send(streams.dropCopy("WG", "E1", "100", "1.1")).get(10, TimeUnit.SECONDS);
        kafka.send(streams.dropCopy("WG", "E2", "100", "1.1")).get(10, TimeUnit.SECONDS);
        String id = breakOf("WG", "MISSING_AT_PLATFORM");
        mvc.perform(get("/api/v1/recon-proof?oms=WG").with(may("break:read")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proven").value(1))
                .andExpect(jsonPath("$.unproven").value(1))
                .andExpect(jsonPath("$.percent").value("50.0000"))
                .andExpect(jsonPath("$.windows[0].why").value("BREAK"));
        mvc.perform(get("/api/v1/recon-proof/cells?oms=WG").with(may("break:read")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].symbol").value("EURUSD"));
        mvc.perform(get("/api/v1/recon-proof?day=odd").with(may("break:read")))
                .andExpect(status().isBadRequest());

        String none = "B" + "0".repeat(13);
        mvc.perform(
                        post("/api/v1/recon-break-decisions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"breakIds": ["%s", "%s"], "action": "BOOK_FROM_DROP_COPY",
                                         "reason": "finance needs it"}
                                        """
                                                .formatted(id, none))
                                .with(may("break:review")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done[0].review").value("RESOLVED"))
                .andExpect(jsonPath("$.refused[0].breakId").value(none));
        mvc.perform(
                        get("/api/v1/recon-breaks?oms=WG&type=MISSING_AT_PLATFORM&severity=CRITICAL"
                                        + "&review=RESOLVED&status=CLOSED&olderThanSeconds=0")
                                .with(may("break:read")))
                .andExpect(jsonPath("$.items.length()").value(1));
        mvc.perform(get("/api/v1/recon-breaks?oms=WG&owner=nobody").with(may("break:read")))
                .andExpect(jsonPath("$.items.length()").value(0));
        mvc.perform(get("/api/v1/recon-catalogue").with(may("break:read")))
                .andExpect(jsonPath("$.items.length()").value(20));
    }
}
