package io.interlock.ops.identity;

import io.interlock.kit.problem.Problem;
import io.interlock.ops.apikey.ApiKeyAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * The token by which the caller is known to the services: its own bearer token, the one that its
 * sign-in left here, renewed where it has expired, or one made for its API key.
 */
@Component
public class CallerToken {
    private final OAuth2AuthorizedClientManager clients;
    private final EdgeMint mint;

    CallerToken(OAuth2AuthorizedClientManager clients, EdgeMint mint) {
        this.clients = clients;
        this.mint = mint;
    }

    /** The token's text for {@code service}; a 401 problem where the sign-in has expired. */
    public String of(@Nullable Authentication caller, HttpServletRequest request, String service) {
        if (caller instanceof ApiKeyAuthentication key) {
            return mint.mint(key, service);
        }
        if (caller instanceof JwtAuthenticationToken bearer) {
            return bearer.getToken().getTokenValue();
        }
        if (caller instanceof OAuth2AuthenticationToken signedIn) {
            OAuth2AuthorizedClient client = authorized(signedIn, request);
            if (client != null) {
                return client.getAccessToken().getTokenValue();
            }
        }
        throw Problem.UNAUTHENTICATED.exception("the sign-in has expired; sign in again");
    }

    private @Nullable OAuth2AuthorizedClient authorized(
            OAuth2AuthenticationToken signedIn, HttpServletRequest request) {
        try {
            return clients.authorize(
                    OAuth2AuthorizeRequest.withClientRegistrationId(
                                    signedIn.getAuthorizedClientRegistrationId())
                            .principal(signedIn)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .build());
        } catch (OAuth2AuthorizationException e) {
            return null;
        }
    }

    List<String> roles(Authentication caller) {
        List<String> roles = null;
        if (caller instanceof JwtAuthenticationToken bearer) {
            roles = bearer.getToken().getClaimAsStringList("roles");
        } else if (caller instanceof OAuth2AuthenticationToken signedIn) {
            roles = signedIn.getPrincipal().getAttribute(ConsoleUsers.ROLES);
        } else if (caller instanceof ApiKeyAuthentication key) {
            roles = key.key().roles();
        }
        return roles == null ? List.of() : roles;
    }
}
