package io.interlock.ops.apikey;

import io.interlock.kit.security.RolesConverter;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Takes bearer tokens that have the form of an API key. Each use is looked up: revoked is gone. */
@Component
public class ApiKeyAuthenticator {
    private final ApiKeyTable table;
    private final RolesConverter converter;
    private final Clock clock;

    ApiKeyAuthenticator(ApiKeyTable table, RolesConverter converter, Clock clock) {
        this.table = table;
        this.converter = converter;
        this.clock = clock;
    }

    public static boolean takes(Authentication presented) {
        return presented instanceof BearerTokenAuthenticationToken bearer
                && bearer.getToken().startsWith(KeyText.PREFIX);
    }

    /** Who presented it; an exception where nobody did. */
    public Authentication authenticate(Authentication presented) throws AuthenticationException {
        String text = ((BearerTokenAuthenticationToken) presented).getToken();
        Instant now = clock.instant();
        ApiKey key =
                KeyText.parse(text)
                        .flatMap(parsed ->
                                table.find(parsed.id())
                                        .filter(kept -> parsed.provenBy(kept.secretHash())))
                        .map(ApiKeyTable.Kept::key)
                        .filter(found -> found.usable(now))
                        .orElseThrow(() -> new InvalidBearerTokenException("no usable API key"));
        table.used(key.id(), now);
        return new ApiKeyAuthentication(key, converter);
    }
}
