package io.interlock.ops.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the identity provider's session too: else the next page would sign in again unasked. */
@Component
class Logout implements LogoutSuccessHandler {
    private final URI identity;

    Logout(@Value("${interlock.identity-uri}") URI identity) {
        this.identity = identity;
    }

    /** Scheme, host and port of the provider. */
    String identityOrigin() {
        return identity.getScheme() + "://" + identity.getAuthority();
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        String home = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
        response.sendRedirect(
                authentication != null && authentication.getPrincipal() instanceof OidcUser user
                        ? endSession(user, home)
                        : home);
    }

    private String endSession(OidcUser user, String home) {
        return UriComponentsBuilder.fromUri(identity)
                .path("/connect/logout")
                .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", home)
                .build()
                .toUriString();
    }
}
