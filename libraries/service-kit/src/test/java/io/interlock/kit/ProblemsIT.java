package io.interlock.kit;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.interlock.testkit.OnPlatform;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@OnPlatform
@SpringBootTest
@AutoConfigureMockMvc
class ProblemsIT {
    @Autowired private MockMvc mvc;

    private static MockHttpServletRequestBuilder killing(String body) {
        return post("/api/v1/tries")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(
                        jwt().jwt(token -> token.subject("dealer"))
                                .authorities(new SimpleGrantedAuthority("symbol:kill")));
    }

    private static MockHttpServletRequestBuilder reading(String query) {
        return get("/api/v1/tries" + query)
                .with(jwt().authorities(new SimpleGrantedAuthority("symbol:read")));
    }

    @Test
    void goodRequestsPass() throws Exception {
        mvc.perform(
                        killing(
                                """
                                {"environment":"LIVE","symbol":"EURUSD","reason":"feed froze"}
                                """))
                .andExpect(status().isOk())
                .andExpect(content().string("dealer EURUSD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"environment":"MOON","symbol":"A","reason":"r"} | validation-failed | /environment | /environment must be one of [DEMO, LIVE], not 'MOON'
                    {"environment":"LIVE","symbol":" ","reason":"r"} | validation-failed | /symbol      | /symbol must be a Symbol, not ' '
                    {"environment":"LIVE","reason":"r"}              | validation-failed | /symbol      | symbol must not be null, but is missing
                    {"environment":"LIVE","symbol":"A","resaon":"r"} | validation-failed | /resaon      | /resaon is not a field here; known are [environment, reason, symbol]
                    """)
    void badFieldsAreNamedWithTheirValue(String body, String code, String pointer, String detail)
            throws Exception {
        mvc.perform(killing(body))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.type").value("/problems/" + code))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].detail").value(detail))
                .andExpect(jsonPath("$.traceId").isString());
    }

    @Test
    void malformedJsonSaysWhere() throws Exception {
        mvc.perform(killing("{\"environment\": LIVE}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("malformed-json"))
                .andExpect(jsonPath("$.detail").value(Matchers.containsString("line 1 column")));
    }

    @Test
    void cutJsonIsExplainedInPlainWords() throws Exception {
        mvc.perform(killing("{\"environment\": \"LIVE\""))
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.detail")
                                .value(
                                        "Unexpected end-of-input: expected close marker for Object"
                                                + " at line 1 column 23"));
    }

    @Test
    void missingReasonIsItsOwnProblem() throws Exception {
        mvc.perform(
                        killing(
                                """
                                {"environment":"LIVE","symbol":"EURUSD","reason":" "}
                                """))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("reason-required"));
    }

    @Test
    void parametersAreNamedWithTheirValue() throws Exception {
        mvc.perform(reading("?limit=many"))
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.errors[0].detail").value("limit must be a int, but is 'many'"));
        mvc.perform(reading("?limit=0"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value("?limit"));
    }

    @Test
    void missingPermissionIsNamed() throws Exception {
        mvc.perform(get("/api/v1/tries").with(jwt()))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("permission-missing"))
                .andExpect(jsonPath("$.permission").value("symbol:read"));
    }

    @Test
    void nobodyIsUnauthenticated() throws Exception {
        mvc.perform(get("/api/v1/tries"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.code").value("unauthenticated"));
    }

    @Test
    void stateConflictsCarryTheState() throws Exception {
        mvc.perform(reading("?limit=9"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("state-conflict"))
                .andExpect(jsonPath("$.state").value("KILLED"));
        mvc.perform(reading("?limit=8"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("version-mismatch"));
    }

    @Test
    void ourFaultsTellOnlyTheirTrace() throws Exception {
        mvc.perform(
                        reading("?limit=7")
                                .header(
                                        "traceparent",
                                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .andExpect(status().isInternalServerError())
                .andExpect(header().string("X-Request-Id", "0af7651916cd43dd8448eb211c80319c"))
                .andExpect(jsonPath("$.traceId").value("0af7651916cd43dd8448eb211c80319c"))
                .andExpect(content().string(Matchers.not(Matchers.containsString("secret"))));
    }

    @Test
    void unknownPathsAndMethodsAreProblems() throws Exception {
        mvc.perform(get("/api/v1/nothing").with(jwt()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("not-found"));
        mvc.perform(put("/api/v1/tries").with(jwt()))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.code").value("method-not-allowed"));
    }

    @Test
    void probesAndMetricsNeedNoToken() throws Exception {
        mvc.perform(get("/livez")).andExpect(status().isOk());
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    }
}
