package io.interlock.ops.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Ends the identity provider's session too: else the next page would sign in again unasked. */
@Component
class Logout implements LogoutSuccessHandler {
    private final URI endSession;
    private final JsonMapper mapper;

    Logout(@Value("${interlock.end-session-uri}") URI endSession, JsonMapper mapper) {
        this.endSession = endSession;
        this.mapper = mapper;
    }

    /** Scheme, host and port of the provider, as the browser sees it. */
    String identityOrigin() {
        return endSession.getScheme() + "://" + endSession.getAuthority();
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        String home = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
        String next =
                authentication != null && authentication.getPrincipal() instanceof OidcUser user
                        ? endSession(user, home)
                        : home;
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
            response.sendRedirect(next);
            return;
        }
        // a script cannot follow to another origin: it is told where to go
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsBytes(Map.of("logoutUrl", next)));
    }

    private String endSession(OidcUser user, String home) {
        return UriComponentsBuilder.fromUri(endSession)
                .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", home)
                .build()
                .toUriString();
    }
}
