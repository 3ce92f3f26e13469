package io.interlock.ops.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.interlock.kit.security.SecurityProblems;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ThrottleTest {
    private long nanos;
    private final Throttle throttle =
            new Throttle(
                    new ThrottleProperties(1, 3, 1, 2),
                    new SecurityProblems(JsonMapper.shared()),
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return nanos;
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });
    private final Filter byCaller = throttle.byCaller();
    private final Filter byAddress = throttle.byAddress();

    private MockHttpServletResponse as(String caller) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setRemoteUser(caller);
        MockHttpServletResponse response = new MockHttpServletResponse();
        byCaller.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private int from(String address, int answered) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        byAddress.doFilter(
                request,
                response,
                (asked, answer) -> ((MockHttpServletResponse) answer).setStatus(answered));
        return response.getStatus();
    }

    @Test
    void whoAsksTooMuchIsToldWhenToAskAgain() throws Exception {
        for (int left = 2; left >= 0; left--) {
            MockHttpServletResponse answer = as("ops");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=3");
            assertThat(answer.getHeader("RateLimit"))
                    .isEqualTo("\"caller\";r=%d;t=%d".formatted(left, 3 - left));
        }
        MockHttpServletResponse refused = as("ops");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString())
                .contains("\"code\":\"throttled\"", "/problems/throttled");
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(as("ops").getStatus()).isEqualTo(200);
    }

    @Test
    void nobodyPaysForAnother() throws Exception {
        for (int i = 0; i < 4; i++) {
            as("greedy");
        }
        assertThat(as("greedy").getStatus()).isEqualTo(429);
        assertThat(as("modest").getStatus()).isEqualTo(200);
    }

    @Test
    void guessingFromAnAddressIsSlow() throws Exception {
        assertThat(from("10.0.0.1", 200)).isEqualTo(200);
        assertThat(from("10.0.0.1", 401)).isEqualTo(401);
        assertThat(from("10.0.0.1", 401)).isEqualTo(401);
        assertThat(from("10.0.0.1", 401)).isEqualTo(429);
        assertThat(from("10.0.0.2", 200)).isEqualTo(200);
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(from("10.0.0.1", 200)).isEqualTo(200);
    }

    @Test
    void probesAreNotThrottled() throws Exception {
        for (int i = 0; i < 9; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/livez");
            request.setRemoteUser("prober");
            MockHttpServletResponse response = new MockHttpServletResponse();
            byCaller.doFilter(request, response, new MockFilterChain());
            assertThat(response.getStatus()).isEqualTo(200);
        }
    }

    @Test
    void aLimitOfNothingIsRefusedAtStart() {
        assertThatThrownBy(() -> new ThrottleProperties(0, 1, 1, 1))
                .hasMessageContaining("per-second must be at least 1, but is 0");
    }
}
