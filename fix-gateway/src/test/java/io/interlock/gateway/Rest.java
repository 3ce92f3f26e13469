package io.interlock.gateway;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.interlock.kit.security.RolesConverter;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The gateway's REST API, used by somebody called {@code olga} who has one role. */
final class Rest {
    private final MockMvc mvc;
    private final RolesConverter roles;
    private final String role;

    Rest(MockMvc mvc, RolesConverter roles, String role) {
        this.mvc = mvc;
        this.roles = roles;
        this.role = role;
    }

    Rest as(String otherRole) {
        return new Rest(mvc, roles, otherRole);
    }

    ResultActions read(String path) throws Exception {
        return call(get("/api/v1/" + path));
    }

    ResultActions send(String path, String body) throws Exception {
        return call(post("/api/v1/" + path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(
                request.with(
                        jwt().jwt(token -> token.subject("olga"))
                                .authorities(List.copyOf(roles.authorities(List.of(role))))));
    }
}
