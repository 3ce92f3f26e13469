package io.interlock.routing.policy.adapter;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState;
import io.interlock.kit.security.RolesConverter;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.control.Profiles;
import io.interlock.testkit.OnOwnPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Profiles over REST, and what stands on their topic. */
@OnOwnPlatform
@SpringBootTest(
        properties = {
            "interlock.routing.routes[0].bucket=*",
            "interlock.routing.routes[0].oms=OMSA"
        })
@AutoConfigureMockMvc
class ProfilesIT {
    @Autowired private MockMvc mvc;
    @Autowired private RolesConverter roles;
    @Autowired private JdbcClient jdbc;
    @Autowired private MeterRegistry meters;
    @Autowired private StateReader<ProfileState> topic;

    private RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject(role).claim("roles", List.of(role)))
                .authorities(List.copyOf(roles.authorities(List.of(role))));
    }

    private ResultActions act(MockHttpServletRequestBuilder request, String role, String body)
            throws Exception {
        return mvc.perform(
                request.with(as(role)).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions become(String environment, String role, String body) throws Exception {
        return act(post("/api/v1/profiles/" + environment + "/switches"), role, body);
    }

    private void inForce(Environment environment, Profile profile) {
        eventually(() ->
                assertThat(new Profiles(topic.view().values()).at(environment, Instant.now()))
                        .isEqualTo(profile));
    }

    @Test
    void onePersonSwitchesAndTheOthersAreTold() throws Exception {
        become("LIVE", "viewer", "{\"profile\":\"EMERGENCY\",\"reason\":\"feeds gone\"}")
                .andExpect(status().isForbidden());
        become("LIVE", "dealer", "{\"profile\":\"EMERGENCY\"}")
                .andExpect(status().isUnprocessableContent());
        become("LIVE", "dealer", "{\"profile\":\"EMERGENCY\",\"reason\":\"feeds gone\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profile").value("EMERGENCY"))
                .andExpect(jsonPath("$.switched.by").value("dealer"))
                .andExpect(jsonPath("$.switched.reason").value("feeds gone"));
        inForce(Environment.LIVE, Profile.EMERGENCY);
        mvc.perform(get("/api/v1/interventions").with(as("viewer")))
                .andExpect(jsonPath("$.items[?(@.kind=='profile')].id").value("live-switch"))
                .andExpect(jsonPath("$.items[?(@.kind=='profile')].why[0]").value("ONE_PERSON"));
        assertThat(
                        meters.counter(
                                        "policy.emergency.moves",
                                        "policy",
                                        "profile EMERGENCY",
                                        "environment",
                                        "LIVE")
                                .count())
                .isEqualTo(1);
        act(post("/api/v1/profiles/LIVE/returns"), "dealer", "{\"reason\":\"feeds back\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profile").value("NORMAL"));
        inForce(Environment.LIVE, Profile.NORMAL);
        act(post("/api/v1/profiles/LIVE/returns"), "dealer", "{\"reason\":\"again\"}")
                .andExpect(status().isConflict());
        assertThat(
                        jdbc.sql(
                                        "select action || ' ' || reason from audit_entry where"
                                                + " object = 'profile:live-switch' order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("profile.switched feeds gone", "profile.ended feeds back");
    }

    @Test
    void aSwitchWithAnEndBringsBackTheOneBeforeAndThenTheSchedule() throws Exception {
        String always =
                """
                {"zone":"UTC","reason":"all day","windows":[
                 {"profile":"MARKET_CLOSING","open":"00:00","close":"00:00"}]}
                """;
        act(put("/api/v1/profiles/DEMO/schedule"), "dealer", always)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.profile").value("MARKET_CLOSING"))
                .andExpect(jsonPath("$.schedule.windows", hasSize(1)));
        become("DEMO", "dealer", "{\"profile\":\"NORMAL\",\"reason\":\"calm\"}")
                .andExpect(jsonPath("$.profile").value("NORMAL"));
        Instant until = Instant.now().plusMillis(1_500);
        become(
                        "DEMO",
                        "dealer",
                        "{\"profile\":\"NEWS\",\"until\":\"%s\",\"reason\":\"14:30\"}"
                                .formatted(until))
                .andExpect(jsonPath("$.profile").value("NEWS"))
                .andExpect(jsonPath("$.switched.returns").value("NORMAL"));
        inForce(Environment.DEMO, Profile.NEWS);
        inForce(Environment.DEMO, Profile.NORMAL);
        act(post("/api/v1/profiles/DEMO/returns"), "dealer", "{\"reason\":\"by the clock\"}")
                .andExpect(jsonPath("$.profile").value("MARKET_CLOSING"));
        inForce(Environment.DEMO, Profile.MARKET_CLOSING);
        act(put("/api/v1/profiles/DEMO/schedule"), "dealer", always.replace("UTC", "Nowhere"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("/zone"));
        act(put("/api/v1/profiles/DEMO/schedule"), "dealer", "{\"windows\":[],\"reason\":\"none\"}")
                .andExpect(jsonPath("$.profile").value("NORMAL"));
    }
}
