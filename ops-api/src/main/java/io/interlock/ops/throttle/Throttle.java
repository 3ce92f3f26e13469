package io.interlock.ops.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.SecurityProblems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The two filters around sign-in: before it by address, after it by caller. */
@Component
public class Throttle {
    private final Buckets callers;
    private final Buckets failures;
    private final SecurityProblems problems;

    @Autowired
    Throttle(ThrottleProperties properties, SecurityProblems problems) {
        this(properties, problems, TimeMeter.SYSTEM_NANOTIME);
    }

    Throttle(ThrottleProperties properties, SecurityProblems problems, TimeMeter time) {
        this.callers = new Buckets(properties.perSecond(), properties.burst(), time);
        this.failures =
                new Buckets(properties.failuresPerSecond(), properties.failureBurst(), time);
        this.problems = problems;
    }

    /** Before anybody is known: an address that is nobody's too often is not listened to. */
    public Filter byAddress() {
        return new OfApi() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (request.isRequestedSessionIdValid()) { // somebody from the same office
                    chain.doFilter(request, response);
                    return;
                }
                Bucket bucket = failures.of(request.getRemoteAddr());
                if (bucket.getAvailableTokens() == 0) {
                    refuse(
                            response,
                            bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill(),
                            "too many requests without a valid sign-in from this address");
                    return;
                }
                chain.doFilter(request, response);
                if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                    bucket.tryConsume(1);
                }
            }
        };
    }

    /** After the caller is known. */
    public Filter byCaller() {
        return new OfApi() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String caller = request.getRemoteUser();
                if (caller == null) {
                    chain.doFilter(request, response);
                    return;
                }
                ConsumptionProbe probe = callers.of(caller).tryConsumeAndReturnRemaining(1);
                response.setHeader("RateLimit-Policy", callers.policy());
                response.setHeader("RateLimit", callers.left(probe.getRemainingTokens()));
                if (probe.isConsumed()) {
                    chain.doFilter(request, response);
                } else {
                    refuse(
                            response,
                            probe.getNanosToWaitForRefill(),
                            "more requests than RateLimit-Policy allows to " + caller);
                }
            }
        };
    }

    private void refuse(HttpServletResponse response, long nanos, String detail)
            throws IOException {
        long seconds = Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(response, Problem.THROTTLED, Problem.THROTTLED.detail(detail));
    }

    /** Probes, pages and metrics are not throttled. */
    private abstract static class OfApi extends OncePerRequestFilter {
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().startsWith("/api/");
        }
    }
}
