package io.interlock.ops.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser's sign-in is worth what its access token says. The token is renewed when it expires,
 * and what a renewed one says holds from then on; where the issuer does not renew it, the sign-in
 * has ended. So somebody who lost a role loses it here within the life of a token.
 */
@Component
class FreshSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(FreshSignIn.class);
    private static final String JUDGED = FreshSignIn.class.getName() + ".JUDGED";
    private static final Set<String> ENDED =
            Set.of("invalid_grant", "client_authorization_required");

    private final OAuth2AuthorizedClientManager clients;
    private final ConsoleUsers users;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts =
            new HttpSessionSecurityContextRepository();

    FreshSignIn(OAuth2AuthorizedClientManager clients, ConsoleUsers users, Clock clock) {
        this.clients = clients;
        this.users = users;
        this.clock = clock;
    }

    /** To be put before authorization. */
    Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                HttpSession session = request.getSession(false);
                if (session != null
                        && SecurityContextHolder.getContext().getAuthentication()
                                instanceof OAuth2AuthenticationToken signedIn) {
                    refresh(signedIn, session, request, response);
                }
                chain.doFilter(request, response);
            }
        };
    }

    private void refresh(
            OAuth2AuthenticationToken signedIn,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            OAuth2AccessToken token = token(signedIn, request, response);
            if (token == null || expired(token)) {
                end(session);
            } else if (!token.getTokenValue().equals(session.getAttribute(JUDGED))) {
                judge(signedIn, token, request, response);
                session.setAttribute(JUDGED, token.getTokenValue());
            }
        } catch (OAuth2AuthenticationException e) {
            end(session);
        } catch (OAuth2AuthorizationException e) {
            if (e instanceof ClientAuthorizationException
                    && ENDED.contains(e.getError().getErrorCode())) {
                end(session);
            } else {
                // operations must see on when the issuer is away
                LOG.atWarn()
                        .addKeyValue("actor", signedIn.getName())
                        .setCause(e)
                        .log("A sign-in could not be renewed");
            }
        }
    }

    private @Nullable OAuth2AccessToken token(
            OAuth2AuthenticationToken signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        OAuth2AuthorizedClient client =
                clients.authorize(
                        OAuth2AuthorizeRequest.withClientRegistrationId(
                                        signedIn.getAuthorizedClientRegistrationId())
                                .principal(signedIn)
                                .attribute(HttpServletRequest.class.getName(), request)
                                .attribute(HttpServletResponse.class.getName(), response)
                                .build());
        return client == null ? null : client.getAccessToken();
    }

    private boolean expired(OAuth2AccessToken token) {
        Instant expiresAt = token.getExpiresAt();
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    private void judge(
            OAuth2AuthenticationToken signedIn,
            OAuth2AccessToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(signedIn.getPrincipal() instanceof OidcUser before)) {
            return;
        }
        OidcUser now = users.of(token.getTokenValue(), before.getIdToken());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new OAuth2AuthenticationToken(
                        now, now.getAuthorities(), signedIn.getAuthorizedClientRegistrationId()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void end(HttpSession session) {
        session.invalidate();
        SecurityContextHolder.clearContext();
    }
}
