package io.interlock.ops;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens of an issuer of our own. */
final class Tokens {
    private static final RSAKey KEY = key();
    private static final RSAKey STRANGER = key();

    private Tokens() {}

    static RSAKey publicKey() {
        return KEY.toPublicJWK();
    }

    static String of(String role) {
        return sign(KEY, role, Instant.now().plus(Duration.ofHours(1)));
    }

    static String expired(String role) {
        return sign(KEY, role, Instant.now().minus(Duration.ofHours(1)));
    }

    static String forged(String role) {
        return sign(STRANGER, role, Instant.now().plus(Duration.ofHours(1)));
    }

    /** What the console's sign-in proves itself with. */
    static String identity(String issuer, String user, String nonce) {
        return sign(
                KEY,
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user)
                        .audience("ops-console")
                        .claim("nonce", nonce)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
    }

    private static String sign(RSAKey key, String role, Instant expires) {
        return sign(
                key,
                new JWTClaimsSet.Builder()
                        .subject("sub-of-" + role)
                        .claim("preferred_username", role)
                        .claim("roles", List.of(role))
                        .issueTime(Date.from(expires.minus(Duration.ofHours(2))))
                        .expirationTime(Date.from(expires))
                        .build());
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                        claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
