package io.interlock.routing.policy.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.testkit.OnOwnPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The cases of the catalogue in which a second person could be got round that are about roles and
 * ways in; the others are FourEyesIT's of service-kit.
 */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class FourEyesPoliciesIT {
    private static final String WHY = "{\"reason\":\"news at 14:30\"}";

    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private JdbcClient jdbc;
    @Autowired private AuditTrail audit;

    private RequestPostProcessor as(String name, String role) {
        return jwt().jwt(token -> token.subject(name).claim("roles", List.of(role)))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private ResultActions act(String path, RequestPostProcessor who, String body) throws Exception {
        return mvc.perform(
                post("/api/v1/policies" + path)
                        .with(who)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private static String limit(String id, String more) {
        return """
        {"id":"%s","environment":"LIVE","priority":10,"match":{"symbols":["XAU*"]},
         "control":{"kind":"LIMITS","maxQty":"10"},"reason":"news at 14:30"%s}
        """
                .formatted(id, more);
    }

    private void submitted(String id) throws Exception {
        act("", as("dan", "dealer"), limit(id, "")).andExpect(status().isCreated());
        act("/" + id + "/drafts/1/submissions", as("dan", "dealer"), WHY)
                .andExpect(status().isCreated());
    }

    private void approved(String id) throws Exception {
        submitted(id);
        act("/" + id + "/drafts/1/approvals", as("rita", "risk"), WHY)
                .andExpect(status().isCreated());
    }

    private void state(String id, String expected) throws Exception {
        mvc.perform(get("/api/v1/policies/" + id + "/drafts/1").with(as("vera", "viewer")))
                .andExpect(jsonPath("$.state").value(expected));
    }

    private long written(String id) {
        return jdbc.sql("select count(*) from audit_entry where object = ?")
                .param("policy:" + id)
                .query(Long.class)
                .single();
    }

    /** E3, and E10: a program of the platform is nobody's second person. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "viewer",
                "support",
                "dealer",
                "symbol-admin",
                "crm-admin",
                "compliance",
                "service",
                "no-such-role"
            })
    void e3AndE10OthersThanRiskAndTheAdministratorDoNotApprove(String role) throws Exception {
        String id = "e3-" + role;
        submitted(id);
        act("/" + id + "/drafts/1/approvals", as("rita", role), WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("policy:approve"));
        state(id, "SUBMITTED");
    }

    @Test
    void e4WhoHasLostTheRoleMeanwhileGoesNoFurther() throws Exception {
        approved("e4");
        act("/e4/drafts/1/activations", as("dan", "viewer"), WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("policy:write"));
        state("e4", "APPROVED");
        submitted("e4-second");
        act("/e4-second/drafts/1/approvals", as("rita", "viewer"), WHY)
                .andExpect(status().isForbidden());
        state("e4-second", "SUBMITTED");
    }

    @Test
    void e9NoOtherWayInComesPastTheSecondPerson() throws Exception {
        String claims =
                ",\"state\":\"APPROVED\",\"decision\":{\"by\":\"rita\",\"reason\":\"agreed\"},"
                        + "\"authors\":[\"rita\"],\"version\":7,\"active\":true";
        act("", as("dan", "dealer"), limit("e9", claims)).andExpect(status().isBadRequest());
        act("", as("dan", "dealer"), limit("e9", "")).andExpect(status().isCreated());
        state("e9", "DRAFT");
        act("/e9/drafts/1/activations", as("dan", "dealer"), WHY)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.stage").value("DRAFT"));
        act("/e9/reverts", as("dan", "dealer"), "{\"version\":1,\"reason\":\"back\"}")
                .andExpect(status().isConflict());
        act("/e9/drafts/1/submissions", as("dan", "dealer"), WHY).andExpect(status().isCreated());
        act(
                        "/e9/drafts/1/activations",
                        as("dan", "dealer"),
                        "{\"reason\":\"later\",\"at\":\"2099-01-01T00:00:00Z\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.stage").value("SUBMITTED"));
        mvc.perform(get("/api/v1/policies/e9").with(as("vera", "viewer")))
                .andExpect(jsonPath("$.active").doesNotExist());
    }

    /** To end and to bring back what was seen by two takes one, and is on the board. */
    @Test
    void e11BreakingTheGlassTakesOnePersonAndIsShown() throws Exception {
        approved("e11");
        act("/e11/drafts/1/activations", as("dan", "dealer"), WHY).andExpect(status().isCreated());
        act("/e11/ends", as("dan", "dealer"), WHY).andExpect(status().isCreated());
        act("/e11/reverts", as("dan", "dealer"), "{\"version\":1,\"reason\":\"panic\"}")
                .andExpect(status().isCreated());
        mvc.perform(get("/api/v1/interventions").with(as("vera", "viewer")))
                .andExpect(jsonPath("$.items[?(@.id=='e11')].why[0]").value("REVERTED"))
                .andExpect(jsonPath("$.items[?(@.id=='e11')].owner").value("dan"))
                .andExpect(jsonPath("$.items[?(@.id=='e11')].reason").value("panic"));
    }

    /** What is refused leaves nothing behind but what was there. */
    @Test
    void aRefusalChangesNothing() throws Exception {
        submitted("refused");
        long before = written("refused");
        act("/refused/drafts/1/approvals", as("dan", "risk"), WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("self-approval-forbidden"));
        act("/refused/drafts/1/approvals", as("rita", "risk"), "{\"reason\":\" \"}")
                .andExpect(status().is4xxClientError());
        assertThat(written("refused")).isEqualTo(before);
        assertThat(audit.firstBroken()).isEmpty();
    }
}
