package io.interlock.kit.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * A token's {@code roles} as the permissions that they have, with its {@link Scope}; its user as
 * the name.
 */
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
                token, authorities(roles(token), Scope.of(token)), name == null ? "unknown" : name);
    }

    /** The permissions of {@code roles}, for everything. */
    public Collection<GrantedAuthority> authorities(Collection<String> roles) {
        return authorities(roles, Scope.ALL);
    }

    /** The permissions of {@code roles}, and the scope that they are for, as authorities. */
    public Collection<GrantedAuthority> authorities(Collection<String> roles, Scope scope) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        permissions.of(roles).forEach(p -> authorities.add(new SimpleGrantedAuthority(p)));
        authorities.add(scope);
        return authorities;
    }

    private static List<String> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null ? List.of() : roles;
    }
}
