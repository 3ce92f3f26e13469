package io.interlock.kit.security;

import java.util.Collection;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A token's {@code roles} as the permissions that they have; its user as the name. */
public final class RolesConverter implements Converter<Jwt, AbstractAuthenticationToken> {
    private final Permissions permissions;

    public RolesConverter(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String user = token.getClaimAsString("preferred_username");
        String name = user == null || user.isBlank() ? token.getSubject() : user;
        return new JwtAuthenticationToken(
                token, authorities(roles(token)), name == null ? "unknown" : name);
    }

    /** The permissions of {@code roles} as authorities. */
    public Collection<GrantedAuthority> authorities(Collection<String> roles) {
        return permissions.of(roles).stream()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    private static List<String> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null ? List.of() : roles;
    }
}
