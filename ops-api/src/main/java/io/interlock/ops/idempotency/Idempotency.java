package io.interlock.ops.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.SecurityProblems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The filter behind sign-in that lets a POST with an Idempotency-Key take effect once. */
@Component
public class Idempotency {
    public static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int LARGEST = 1024 * 1024;
    private static final String NO_BODY = Idempotency.class.getName() + ".NO_BODY";
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotentRequests requests;
    private final TransactionTemplate transactions;
    private final SecurityProblems problems;

    Idempotency(
            IdempotentRequests requests,
            TransactionTemplate transactions,
            SecurityProblems problems) {
        this.requests = requests;
        this.transactions = transactions;
        this.problems = problems;
    }

    /** The body of this request's answer is a secret: a repetition gets the answer without it. */
    public static void keepNoBody(HttpServletRequest request) {
        request.setAttribute(NO_BODY, true);
    }

    /** To be put behind authorization: the key is the caller's own. */
    public Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !HttpMethod.POST.matches(request.getMethod())
                        || request.getHeader(KEY) == null
                        || request.getRemoteUser() == null;
            }

            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                once(request, response, chain);
            }
        };
    }

    private void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        if (!FORM.matcher(key).matches()) {
            refuse(
                    response,
                    Problem.VALIDATION_FAILED,
                    KEY + " must be 1 to 200 visible ASCII characters");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(
                    response,
                    Problem.PAYLOAD_TOO_LARGE,
                    "a request with an " + KEY + " may have " + LARGEST + " bytes");
            return;
        }
        String caller = request.getRemoteUser();
        switch (requests.claim(caller, key, hash(request, body))) {
            case Claim.Ours() ->
                    carryOut(caller, key, new BufferedRequest(request, body), response, chain);
            case Claim.Done(KeptAnswer answer) -> replay(answer, response);
            case Claim.InProgress() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                refuse(
                        response,
                        Problem.IDEMPOTENCY_IN_PROGRESS,
                        "a request with this %s is being worked on".formatted(KEY));
            }
            case Claim.OtherRequest() ->
                    refuse(
                            response,
                            Problem.IDEMPOTENCY_KEY_REUSED,
                            "%s '%s' belongs to another request".formatted(KEY, key));
        }
    }

    /**
     * The connections are lazy: a request that another service carries out holds none meanwhile.
     */
    private void carryOut(
            String caller,
            String key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            kept =
                    Boolean.TRUE.equals(
                            transactions.execute(status -> {
                                answer(request, held, chain);
                                boolean success = held.getStatus() / 100 == 2;
                                if (success) {
                                    requests.keep(caller, key, kept(request, held));
                                } else {
                                    status.setRollbackOnly();
                                }
                                return success;
                            }));
        } catch (Unanswered e) {
            throw e.asServletException();
        } finally {
            if (!kept) {
                requests.release(caller, key);
            }
        }
        held.copyBodyToResponse();
    }

    private static void answer(
            HttpServletRequest request, ContentCachingResponseWrapper held, FilterChain chain) {
        try {
            chain.doFilter(request, held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Unanswered(e);
        }
    }

    private static KeptAnswer kept(HttpServletRequest request, ContentCachingResponseWrapper held) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = held.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (request.getAttribute(NO_BODY) != null) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
            return new KeptAnswer(held.getStatus(), headers, new byte[0]);
        }
        return new KeptAnswer(held.getStatus(), headers, held.getContentAsByteArray());
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }

    private void refuse(HttpServletResponse response, Problem problem, String detail)
            throws IOException {
        problems.write(response, problem, problem.detail(detail));
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString();
            digest.update((request.getRequestURI() + "?" + query + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries what the servlet chain threw through the transaction. */
    private static final class Unanswered extends RuntimeException {
        private final ServletException cause;

        Unanswered(ServletException cause) {
            super(cause);
            this.cause = cause;
        }

        ServletException asServletException() {
            return cause;
        }
    }
}
