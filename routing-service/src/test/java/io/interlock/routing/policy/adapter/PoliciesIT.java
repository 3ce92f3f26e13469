package io.interlock.routing.policy.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.interlock.domain.Environment;
import io.interlock.domain.Quantity;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.testkit.OnOwnPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Policies over REST, and what stands on their topic. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class PoliciesIT {
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private JdbcClient jdbc;
    @Autowired private AuditTrail audit;
    @Autowired private MeterRegistry meters;
    @Autowired private StateReader<RoutingPolicy> topic;

    /** A reader such as the decision has. */
    @TestConfiguration
    static class Readers {
        @Bean
        StateReader<RoutingPolicy> topic(StateTopics topics) {
            return topics.reader(Topics.ROUTING_POLICIES);
        }
    }

    private RequestPostProcessor as(String name) {
        String role = name.replaceAll("\\d", "");
        return jwt().jwt(token -> token.subject(name).claim("roles", List.of(role)))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private ResultActions call(MockHttpServletRequestBuilder request, String name, String body)
            throws Exception {
        return mvc.perform(
                request.with(as(name)).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions act(String path, String name, String body) throws Exception {
        return call(post("/api/v1/policies" + path), name, body);
    }

    private ResultActions look(String path) throws Exception {
        return mvc.perform(get("/api/v1/policies" + path).with(as("viewer")));
    }

    private static final String WHY = "{\"reason\":\"news at 14:30\"}";

    private static String limit(String id, String environment, String maxQty) {
        return """
        {"id":"%s","environment":"%s","priority":10,"match":{"symbols":["XAU*"]},
         "control":{"kind":"LIMITS","maxQty":"%s"},"reason":"news at 14:30"}
        """
                .formatted(id, environment, maxQty);
    }

    private static RoutingPolicy published(
            String id, long version, String maxQty, RoutingPolicy like) {
        return new RoutingPolicy(
                id,
                version,
                Environment.LIVE,
                10,
                new Match(List.of("XAU*"), List.of(), List.of(), List.of(), List.of()),
                null,
                new Control.Limits(null, Quantity.of(maxQty), null, List.of(), List.of()),
                "dealer1",
                "news at 14:30",
                like.from(),
                like.until());
    }

    /** A version that a second person has approved. */
    private int approved(String id, String maxQty) throws Exception {
        String answer =
                act("", "dealer1", limit(id, "LIVE", maxQty))
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        int version = JsonPath.read(answer, "$.version");
        String draft = "/" + id + "/drafts/" + version;
        act(draft + "/submissions", "dealer1", WHY)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("SUBMITTED"));
        act(draft + "/approvals", "risk1", WHY)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.decision.by").value("risk1"));
        return version;
    }

    private void active(String id, String maxQty, String more) throws Exception {
        int version = approved(id, maxQty);
        act(
                        "/%s/drafts/%d/activations".formatted(id, version),
                        "dealer1",
                        "{\"reason\":\"news at 14:30\"%s}".formatted(more))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("ACTIVE"));
    }

    private RoutingPolicy onTopic(String id, long version) {
        eventually(() ->
                assertThat(topic.get(id))
                        .isNotNull()
                        .extracting(RoutingPolicy::version)
                        .isEqualTo(version));
        return Objects.requireNonNull(topic.get(id));
    }

    @Test
    void aPolicyGoesFromDraftToItsTopicAndBack() throws Exception {
        act("", "dealer1", limit("life", "LIVE", "10"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/policies/life/drafts/1"))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.findings", hasSize(0)))
                .andExpect(jsonPath("$.body.control.maxQty").value("10"));
        act("/life/drafts/1/submissions", "dealer1", WHY).andExpect(status().isCreated());
        act("/life/drafts/1/approvals", "risk1", WHY).andExpect(status().isCreated());
        assertThat(topic.get("life")).isNull();
        act("/life/drafts/1/activations", "dealer1", WHY).andExpect(status().isCreated());

        RoutingPolicy first = onTopic("life", 1);
        assertThat(first).isEqualTo(published("life", 1, "10", first));
        assertThat(first.until()).isNull();
        look("/life")
                .andExpect(jsonPath("$.state").value("ACTIVE"))
                .andExpect(jsonPath("$.active.version").value(1))
                .andExpect(jsonPath("$.active.body.control.maxQty").value("10"))
                .andExpect(jsonPath("$.drafts", hasSize(0)));

        active("life", "5", "");
        assertThat(onTopic("life", 2)).isEqualTo(published("life", 2, "5", onTopic("life", 2)));
        look("/life/versions/2/diff?against=1")
                .andExpect(jsonPath("$.differences", hasSize(1)))
                .andExpect(jsonPath("$.differences[0].pointer").value("/control/maxQty"))
                .andExpect(jsonPath("$.differences[0].before").value("10"))
                .andExpect(jsonPath("$.differences[0].after").value("5"))
                .andExpect(jsonPath("$.differences[0].words").value("maxQty: 10 -> 5"));
        look("/life/versions")
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[1].state").value("SUPERSEDED"))
                .andExpect(jsonPath("$.items[1].activations", hasSize(1)));

        act("/life/reverts", "dealer2", "{\"version\":1,\"reason\":\"too narrow\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(1));
        RoutingPolicy reverted = onTopic("life", 1);
        assertThat(reverted.by()).isEqualTo("dealer2");
        assertThat(reverted.reason()).isEqualTo("too narrow");
        act("/life/ends", "dealer2", "{\"reason\":\"news is out\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("ENDED"));
        eventually(() -> assertThat(topic.view()).doesNotContainKey("life"));
        act("/life/ends", "dealer2", WHY)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("no version of life is in force"));

        assertThat(
                        jdbc.sql(
                                        "select action || ' ' || actor || ' ' || roles[1] from"
                                                + " audit_entry where object = 'policy:life' order by"
                                                + " seq")
                                .query(String.class)
                                .list())
                .containsExactly(
                        "policy.drafted dealer1 dealer",
                        "policy.submitted dealer1 dealer",
                        "policy.approved risk1 risk",
                        "policy.applied dealer1 dealer",
                        "policy.drafted dealer1 dealer",
                        "policy.submitted dealer1 dealer",
                        "policy.approved risk1 risk",
                        "policy.applied dealer1 dealer",
                        "policy.reverted dealer2 dealer",
                        "policy.ended dealer2 dealer");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void anOverrideEndsByItselfAndThePriorVersionReturns() throws Exception {
        active("override", "10", "");
        RoutingPolicy prior = onTopic("override", 1);
        Instant until = Instant.now().plusMillis(1_500);
        active("override", "1", ",\"until\":\"" + until + "\"");
        assertThat(onTopic("override", 2).until()).isNotNull();
        mvc.perform(get("/api/v1/interventions").with(as("viewer")))
                .andExpect(jsonPath("$.items[?(@.id=='override')].returns").value(1))
                .andExpect(jsonPath("$.items[?(@.id=='override')].owner").value("dealer1"))
                .andExpect(jsonPath("$.items[?(@.id=='override')].why[0]").value("TEMPORARY"));

        RoutingPolicy again = onTopic("override", 1);
        assertThat(again).isEqualTo(published("override", 1, "10", again));
        assertThat(again.from()).isAfter(prior.from());
        assertThat(again.until()).isNull();
    }

    @Test
    void whoWroteItMayNotApproveItInLive() throws Exception {
        act("", "risk1", limit("eyes", "LIVE", "1")).andExpect(status().isCreated());
        act("/eyes/drafts/1/submissions", "risk1", WHY).andExpect(status().isCreated());
        act("/eyes/drafts/1/approvals", "risk1", WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("self-approval-forbidden"));
        act("/eyes/drafts/1/approvals", "dealer1", WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("policy:approve"));
        act("/eyes/drafts/1/activations", "risk1", WHY)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.stage").value("SUBMITTED"));
        act("/eyes/drafts/1/declines", "risk2", WHY).andExpect(status().isCreated());
        act("/eyes/drafts/1/approvals", "risk2", WHY).andExpect(status().isConflict());
    }

    @Test
    void inAnEmergencyOnePersonStopsOrdersAndNothingElse() throws Exception {
        String block =
                limit("panic", "LIVE", "1")
                        .replace(
                                "\"kind\":\"LIMITS\",\"maxQty\":\"1\"",
                                "\"kind\":\"BLOCK\",\"text\":\"no\"");
        act("", "dealer1", block).andExpect(status().isCreated());
        act("/panic/drafts/1/emergency-activations", "support", WHY)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("policy:revert"));
        act("/panic/drafts/1/emergency-activations", "dealer1", WHY)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("ACTIVE"));
        assertThat(onTopic("panic", 1).control()).isEqualTo(new Control.Block("no"));
        mvc.perform(get("/api/v1/interventions").with(as("viewer")))
                .andExpect(jsonPath("$.items[?(@.id=='panic')].why[0]").value("ONE_PERSON"));
        // it takes the place of nothing
        act("", "dealer1", block).andExpect(status().isCreated());
        act("/panic/drafts/2/emergency-activations", "dealer1", WHY)
                .andExpect(status().isConflict());
        act("/panic/drafts/1/emergency-activations", "dealer1", WHY)
                .andExpect(status().isConflict());
        act("", "dealer1", limit("calm", "LIVE", "1")).andExpect(status().isCreated());
        act("/calm/drafts/1/emergency-activations", "dealer1", WHY)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/control/kind"));
        assertThat(
                        jdbc.sql(
                                        "select action from audit_entry where object = 'policy:panic' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("policy.drafted", "policy.emergency-applied", "policy.drafted");
        assertThat(
                        meters.counter(
                                        "policy.emergency.moves",
                                        "policy",
                                        "panic",
                                        "environment",
                                        "LIVE")
                                .count())
                .isEqualTo(1);
        act("/panic/ends", "dealer1", WHY).andExpect(status().isCreated());
    }

    @Test
    void inDemoOnePersonIsEnough() throws Exception {
        act("", "dealer1", limit("alone", "DEMO", "1")).andExpect(status().isCreated());
        act("/alone/drafts/1/submissions", "dealer1", WHY)
                .andExpect(jsonPath("$.state").value("APPROVED"));
        act("/alone/drafts/1/activations", "dealer1", WHY).andExpect(status().isCreated());
        onTopic("alone", 1);
        look("?env=DEMO")
                .andExpect(jsonPath("$.items[0].id").value("alone"))
                .andExpect(jsonPath("$.items[0].control").value("LIMITS"))
                .andExpect(jsonPath("$.items[0].state").value("ACTIVE"))
                .andExpect(jsonPath("$.items[0].activeVersion").value(1))
                .andExpect(jsonPath("$.items[0].priority").value(10))
                .andExpect(jsonPath("$.items[0].by").value("dealer1"));
    }

    @Test
    void aDraftIsEditedByWhoHasReadIt() throws Exception {
        act("", "dealer1", limit("edit", "LIVE", "10")).andExpect(status().isCreated());
        String edit = limit("edit", "LIVE", "20").replace("\"id\":\"edit\",", "");
        MockHttpServletRequestBuilder unread = put("/api/v1/policies/edit/drafts/1");
        call(unread, "dealer2", edit).andExpect(status().isPreconditionRequired());
        call(put("/api/v1/policies/edit/drafts/1").header("If-Match", "\"1\""), "dealer2", edit)
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
        call(put("/api/v1/policies/edit/drafts/1").header("If-Match", "\"1\""), "dealer1", edit)
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.revision").value(2));
        look("/edit/drafts/1")
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.body.control.maxQty").value("20"))
                .andExpect(jsonPath("$.authors", hasSize(2)));
        act("/edit/drafts/1/discards", "dealer1", WHY)
                .andExpect(jsonPath("$.state").value("DISCARDED"));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndIsNotSubmitted() throws Exception {
        act("", "dealer1", limit("wrong", "LIVE", "0"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.findings[0].pointer").value("/control/maxQty"));
        act("/wrong/drafts/1/validations", "dealer1", "{}")
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.findings[0].text").value("maxQty must be above 0, but is 0"));
        act("/wrong/drafts/1/submissions", "dealer1", WHY)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/control/maxQty"));
        act("", "dealer1", limit("Wrong", "LIVE", "1"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/id"));
        act("", "dealer1", limit("wrong", "LIVE", "1").replace("LIMITS", "LIMIT"))
                .andExpect(status().isBadRequest());
        act("", "dealer1", limit("wrong", "LIVE", "1").replace("news at 14:30", " "))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aBadConditionIsRefusedWithItsLineAndColumn() throws Exception {
        String bad =
                limit("cel-bad", "LIVE", "5")
                        .replace(
                                "\"control\"",
                                "\"condition\":\"side == 'BUY'\\n && orderQty > 'x'\",\"control\"");
        act("", "dealer1", bad)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.findings", hasSize(1)))
                .andExpect(jsonPath("$.findings[0].pointer").value("/condition"))
                .andExpect(jsonPath("$.findings[0].line").value(2))
                .andExpect(jsonPath("$.findings[0].column").value(14));
        String answer =
                act("/cel-bad/drafts/1/submissions", "dealer1", WHY)
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$.errors[0].pointer").value("/condition"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(JsonPath.<String>read(answer, "$.errors[0].detail"))
                .startsWith("line 2, column 14: ");
    }

    @Test
    void onlyWhoMayAndOnlyWithinTheScope() throws Exception {
        act("", "support", limit("mine", "LIVE", "1"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("policy:write"));
        active("mine", "1", "");
        RequestPostProcessor demo =
                jwt().jwt(token -> token.subject("dealer1"))
                        .authorities(
                                List.copyOf(
                                        roles.authorities(
                                                List.of("dealer"),
                                                new Scope(Set.of(Environment.DEMO), null, null))));
        mvc.perform(get("/api/v1/policies/mine").with(demo)).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/policies?env=LIVE").with(demo))
                .andExpect(jsonPath("$.items", hasSize(0)));
        mvc.perform(
                        post("/api/v1/policies/mine/ends")
                                .with(demo)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(WHY))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.scope").value("environment LIVE"));
        mvc.perform(get("/api/v1/policies")).andExpect(status().isUnauthorized());
        look("/nothing").andExpect(status().isNotFound());
    }

    @Test
    void aChangeReachesReadersWithinAQuarterOfASecond() throws Exception {
        eventually(() -> assertThat(topic.closedBecause(Instant.now())).isEmpty());
        List<Duration> took = new ArrayList<>();
        for (String id : List.of("warm-up", "fast-1", "fast-2", "fast-3")) {
            int version = approved(id, "1");
            CompletableFuture<Long> seen = new CompletableFuture<>();
            topic.onChange((key, value) -> {
                if (key.equals(id) && value != null) {
                    seen.complete(System.nanoTime());
                }
            });
            long asked = System.nanoTime();
            act("/%s/drafts/%d/activations".formatted(id, version), "dealer1", WHY)
                    .andExpect(status().isCreated());
            took.add(Duration.ofNanos(seen.get(5, TimeUnit.SECONDS) - asked));
        }
        // the fastest: a machine that is busy with something else says nothing about us
        assertThat(Collections.min(took)).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void losingTheLockEndsPublishingUntilItIsHeldAgain() throws Exception {
        active("lock", "1", "");
        onTopic("lock", 1);
        long before = topic.version();
        jdbc.sql(
                        """
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and pid <> pg_backend_pid()
                        and database = (select oid from pg_database where datname = current_database())
                        """)
                .query()
                .listOfRows();
        act("/lock/ends", "dealer1", WHY).andExpect(status().isCreated());
        eventually(() -> assertThat(topic.view()).doesNotContainKey("lock"));
        eventually(() -> assertThat(topic.version()).isGreaterThan(before));
        eventually(() -> assertThat(topic.closedBecause(Instant.now())).isEmpty());
    }
}
