package io.interlock.ops.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.interlock.kit.security.EdgeTokens;
import io.interlock.kit.security.Scope;
import io.interlock.ops.apikey.ApiKey;
import io.interlock.ops.apikey.ApiKeyAuthentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tokens by which the services know a caller with an API key: of one minute, for one service, with
 * the person and the key as name. The private key is this process's own and never leaves it.
 */
@Component
class EdgeMint {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final ECKey key;
    private final Clock clock;

    EdgeMint(EdgeKeys published, Clock clock) throws JOSEException {
        this.key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
        this.clock = clock;
        published.publish(key.toPublicJWK());
    }

    String mint(ApiKeyAuthentication caller, String service) {
        ApiKey apiKey = caller.key();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(EdgeTokens.ISSUER)
                        .audience(service)
                        .subject("api-key:" + apiKey.id())
                        .claim("preferred_username", caller.getName())
                        .claim("roles", apiKey.roles())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)));
        restrict(claims, Scope.ENVIRONMENTS, apiKey.scopes().environments());
        restrict(claims, Scope.REGIONS, apiKey.scopes().regions());
        restrict(claims, Scope.BRANDS, apiKey.scopes().brands());
        return sign(claims.build());
    }

    private static void restrict(
            JWTClaimsSet.Builder claims, String claim, @Nullable Set<?> names) {
        if (names != null) {
            List<String> texts = names.stream().map(String::valueOf).toList();
            claims.claim(claim, texts);
        }
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
