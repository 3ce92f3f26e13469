package io.interlock.kit.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Tokens that ops-api mints for callers whom the issuer of the people does not know, that is for
 * API keys. They live for seconds, are for one service, and are proven by the keys that ops-api
 * publishes. All other tokens are left to the issuer's own decoder.
 */
public final class EdgeTokens implements JwtDecoder {
    public static final String ISSUER = "urn:interlock:ops-api";

    /** Where ops-api publishes its keys. */
    public static final String KEYS_PATH = "/edge/keys";

    private final JwtDecoder people;
    private final JwtDecoder edge;

    EdgeTokens(JwtDecoder people, String edgeUri, String service) {
        this(
                people,
                NimbusJwtDecoder.withJwkSetUri(edgeUri + KEYS_PATH)
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build(),
                service);
    }

    private EdgeTokens(JwtDecoder people, NimbusJwtDecoder edge, String service) {
        this.people = people;
        this.edge = edge;
        edge.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(ISSUER),
                        new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                        new JwtClaimValidator<Collection<String>>(
                                JwtClaimNames.AUD,
                                audience -> audience != null && audience.contains(service))));
    }

    /** The claimed issuer only chooses who proves the token. */
    @Override
    public Jwt decode(String token) throws JwtException {
        return (ISSUER.equals(claimedIssuer(token)) ? edge : people).decode(token);
    }

    private static @Nullable String claimedIssuer(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
