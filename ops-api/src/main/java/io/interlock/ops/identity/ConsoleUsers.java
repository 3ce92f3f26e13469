package io.interlock.ops.identity;

import io.interlock.kit.security.RolesConverter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Who signed in at the console. Name and roles are those of the access token, read the same way as
 * a program's, so that both may do the same.
 */
@Component
class ConsoleUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String ROLES = "roles";
    private static final String NAME = "name_in_audit";

    private final JwtDecoder decoder;
    private final RolesConverter converter;

    ConsoleUsers(JwtDecoder decoder, RolesConverter converter) {
        this.decoder = decoder;
        this.converter = converter;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
        return of(request.getAccessToken().getTokenValue(), request.getIdToken());
    }

    /** The user as {@code accessToken} says it. */
    OidcUser of(String accessToken, OidcIdToken idToken) throws OAuth2AuthenticationException {
        Jwt token;
        try {
            token = decoder.decode(accessToken);
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "the access token is not one of ours", null),
                    e);
        }
        List<String> roles = token.getClaimAsStringList(ROLES);
        var known = converter.convert(token);
        Map<String, Object> claims = new HashMap<>();
        claims.put(NAME, known.getName());
        claims.put(ROLES, roles == null ? List.of() : roles);
        return new DefaultOidcUser(known.getAuthorities(), idToken, new OidcUserInfo(claims), NAME);
    }
}
