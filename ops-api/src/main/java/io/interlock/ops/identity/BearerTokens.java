package io.interlock.ops.identity;

import io.interlock.kit.security.RolesConverter;
import io.interlock.ops.apikey.ApiKeyAuthenticator;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** A bearer token is an API key by its form, or else a JWT of the issuer. */
@Component
class BearerTokens {
    private final ApiKeyAuthenticator apiKeys;
    private final AuthenticationManager jwts;

    BearerTokens(ApiKeyAuthenticator apiKeys, JwtDecoder decoder, RolesConverter roles) {
        this.apiKeys = apiKeys;
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(roles);
        this.jwts = new ProviderManager(provider);
    }

    /** Who presented it; an exception where nobody did. */
    Authentication authenticate(Authentication presented) throws AuthenticationException {
        return ApiKeyAuthenticator.takes(presented)
                ? apiKeys.authenticate(presented)
                : jwts.authenticate(presented);
    }
}
