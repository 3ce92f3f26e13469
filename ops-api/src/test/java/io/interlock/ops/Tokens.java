package io.interlock.ops;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.interlock.kit.security.EdgeTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tokens of an issuer of our own. */
final class Tokens {
    private static final RSAKey KEY = key();
    private static final RSAKey STRANGER = key();

    private static volatile String issuer = "nobody";

    private Tokens() {}

    static void issuedBy(String address) {
        issuer = address;
    }

    static RSAKey publicKey() {
        return KEY.toPublicJWK();
    }

    static String of(String role) {
        return sign(KEY, role, Instant.now().plus(Duration.ofHours(1)));
    }

    /** With {@code claims} more or other than usual; a null value leaves the claim out. */
    static String of(String role, Map<String, @Nullable Object> claims) {
        JWTClaimsSet.Builder all = claims(role, Instant.now().plus(Duration.ofHours(1)));
        claims.forEach(all::claim);
        return sign(KEY, all.build());
    }

    /** What attackers have tried elsewhere, each of it almost a token of {@code role}. */
    static Map<String, String> attacks(String role) throws JOSEException {
        JWTClaimsSet claims = claims(role, Instant.now().plus(Duration.ofHours(1))).build();
        String good = of(role);
        String payload = good.split("\\.")[1];
        Instant now = Instant.now();
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("alg none", new PlainJWT(claims).serialize());
        attacks.put("alg nOnE", header("{\"alg\":\"nOnE\"}") + "." + payload + ".");
        attacks.put("public key as secret", hmac(claims));
        attacks.put("signature stripped", good.substring(0, good.lastIndexOf('.') + 1));
        attacks.put("signature cut", good.substring(0, good.length() - 8));
        attacks.put("payload edited", edited(good));
        attacks.put("unknown kid", withHeader(STRANGER, claims, b -> b.keyID("k9")));
        attacks.put("kid as path", withHeader(STRANGER, claims, b -> b.keyID("../../dev/null")));
        attacks.put("kid as SQL", withHeader(STRANGER, claims, b -> b.keyID("' or 1=1 --")));
        attacks.put(
                "jku",
                withHeader(STRANGER, claims, b -> b.jwkURL(URI.create("http://127.0.0.1:9/keys"))));
        attacks.put(
                "own key in jwk", withHeader(STRANGER, claims, b -> b.jwk(STRANGER.toPublicJWK())));
        attacks.put("wrong issuer", of(role, Map.of("iss", "http://other.test")));
        attacks.put("the edge as issuer", of(role, Map.of("iss", EdgeTokens.ISSUER)));
        attacks.put("for others", of(role, Map.of("aud", "another-platform")));
        attacks.put("for nobody", of(role, Collections.singletonMap("aud", null)));
        attacks.put("ID token", identity(issuer, role, "n"));
        attacks.put("not valid yet", of(role, Map.of("nbf", Date.from(now.plusSeconds(300)))));
        attacks.put("never expires", of(role, Collections.singletonMap("exp", null)));
        attacks.put("expired", expired(role));
        return attacks;
    }

    private static String header(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String edited(String token) {
        String[] parts = token.split("\\.");
        String payload = Base64URL.from(parts[1]).decodeToString().replace("sub-of-", "sub-in-");
        return parts[0] + "." + Base64URL.encode(payload) + "." + parts[2];
    }

    private static String hmac(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build(),
                        claims);
        token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String withHeader(
            RSAKey key, JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1")).build(),
                        claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
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
                        .claim("roles", List.of(user))
                        .claim("nonce", nonce)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
    }

    private static String sign(RSAKey key, String role, Instant expires) {
        return sign(key, claims(role, expires).build());
    }

    private static JWTClaimsSet.Builder claims(String role, Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("sub-of-" + role)
                .audience("interlock")
                .claim("preferred_username", role)
                .claim("roles", List.of(role))
                .issueTime(Date.from(expires.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(expires));
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
