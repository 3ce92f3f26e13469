package io.interlock.kit.security;

import io.interlock.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** 401 and 403 as problems; a 403 names the permission that is missing. */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Pattern PERMISSION = Pattern.compile("hasAuthority\\('([^']+)'\\)");

    private static final Logger LOG = LoggerFactory.getLogger(SecurityProblems.class);

    private final JsonMapper mapper;

    public SecurityProblems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                Problem.UNAUTHENTICATED,
                Problem.UNAUTHENTICATED.detail("a valid bearer token is needed"));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            // nobody at all: a CSRF token would not help
            commence(request, response, new InsufficientAuthenticationException("nobody", e));
            return;
        }
        String permission = permission(e);
        LOG.atInfo()
                .addKeyValue("actor", request.getRemoteUser())
                .addKeyValue("permission", permission)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .log("Refused a request");
        ProblemDetail problem =
                Problem.PERMISSION_MISSING.detail(
                        permission == null ? "not allowed" : "this needs " + permission);
        if (permission != null) {
            problem.setProperty("permission", permission);
        }
        write(response, Problem.PERMISSION_MISSING, problem);
    }

    private static @Nullable String permission(AccessDeniedException e) {
        if (e instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult()
                        instanceof AuthorityAuthorizationDecision decision) {
            return decision.getAuthorities().iterator().next().getAuthority();
        }
        if (e instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult()
                        instanceof ExpressionAuthorizationDecision decision) {
            Matcher matcher = PERMISSION.matcher(decision.getExpression().getExpressionString());
            return matcher.find() ? matcher.group(1) : null;
        }
        return null;
    }

    /** Answers by {@code problem}, where no controller can throw it. */
    public void write(HttpServletResponse response, Problem kind, ProblemDetail problem)
            throws IOException {
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }
}
