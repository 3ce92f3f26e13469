package io.interlock.ops.apikey;

import io.interlock.kit.security.RolesConverter;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller that proved itself by an API key. */
public final class ApiKeyAuthentication extends AbstractAuthenticationToken {
    private final ApiKey key;

    ApiKeyAuthentication(ApiKey key, RolesConverter converter) {
        super(converter.authorities(key.roles(), key.scopes()));
        this.key = key;
        setAuthenticated(true);
    }

    public ApiKey key() {
        return key;
    }

    /** The person and the key, as audit entries name them. */
    @Override
    public String getName() {
        return key.actor();
    }

    @Override
    public Object getPrincipal() {
        return key;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
