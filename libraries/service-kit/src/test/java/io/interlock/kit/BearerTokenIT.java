package io.interlock.kit;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.interlock.kit.security.EdgeTokens;
import io.interlock.testkit.OnPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Real tokens of a real (small) issuer. */
@OnPlatform
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class BearerTokenIT {
    private static final String ISSUER = "http://issuer.test";
    private static final RSAKey KEY = key("ours");
    private static final RSAKey OTHER = key("ours");
    private static final ECKey EDGE = edgeKey();
    private static final HttpServer KEYS = keys();

    @Autowired private MockMvc mvc;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> ISSUER);
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> "http://127.0.0.1:" + KEYS.getAddress().getPort() + "/jwks");
        registry.add(
                "interlock.security.edge-uri",
                () -> "http://127.0.0.1:" + KEYS.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        KEYS.stop(0);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey edgeKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("edge").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer keys() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", publish(KEY));
            server.createContext(EdgeTokens.KEYS_PATH, publish(EDGE));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpHandler publish(JWK key) {
        byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    private static JWTClaimsSet.Builder claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("7f3a")
                .claim("preferred_username", "dealer")
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(KEY));
    }

    private ResultActions read(String token) throws Exception {
        return mvc.perform(get("/api/v1/tries").header("Authorization", "Bearer " + token));
    }

    @Test
    void rolesBecomePermissionsAndTheUserTheActor() throws Exception {
        String token = signed(claims("dealer").build());
        read(token).andExpect(status().isOk());
        mvc.perform(
                        post("/api/v1/tries")
                                .header("Authorization", "Bearer " + token)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"environment":"LIVE","symbol":"A","reason":"r"}
                                        """))
                .andExpect(content().string("dealer A"));
    }

    @Test
    void unknownRolesMayNothing() throws Exception {
        read(signed(claims("root").build()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("symbol:read"));
    }

    @Test
    void whatIsNotOursIsRefused() throws Exception {
        JWTClaimsSet good = claims("dealer").build();
        String token = signed(good);
        List<String> bad =
                List.of(
                        "nonsense",
                        new PlainJWT(good).serialize(),
                        token.substring(0, token.lastIndexOf('.') + 1),
                        token.substring(0, token.length() - 8),
                        signed(good, JWSAlgorithm.RS256, new RSASSASigner(OTHER)),
                        signed(
                                good,
                                JWSAlgorithm.HS256,
                                new MACSigner(KEY.toRSAPublicKey().getEncoded())),
                        signed(claims("dealer").issuer("http://other.test").build()),
                        signed(
                                claims("dealer")
                                        .expirationTime(Date.from(Instant.now().minusSeconds(300)))
                                        .build()),
                        signed(claims("dealer").expirationTime(null).build()),
                        signed(
                                claims("dealer")
                                        .notBeforeTime(Date.from(Instant.now().plusSeconds(300)))
                                        .build()));
        for (String each : bad) {
            read(each)
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.code").value("unauthenticated"));
        }
        mvc.perform(get("/api/v1/tries?access_token=" + token))
                .andExpect(status().isUnauthorized());
    }

    private static String minted(JWTClaimsSet claims, ECKey key) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("edge").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static JWTClaimsSet.Builder fromTheEdge(String audience) {
        return claims("dealer")
                .issuer(EdgeTokens.ISSUER)
                .audience(audience)
                .claim("preferred_username", "ops via nightly");
    }

    @Test
    void whatTheEdgeMintedForUsIsTaken() throws Exception {
        read(minted(fromTheEdge("kit").build(), EDGE)).andExpect(status().isOk());
        for (String bad :
                List.of(
                        minted(fromTheEdge("another-service").build(), EDGE),
                        minted(fromTheEdge("kit").build(), edgeKey()),
                        minted(fromTheEdge("kit").expirationTime(null).build(), EDGE),
                        minted(claims("dealer").audience("kit").build(), EDGE),
                        signed(fromTheEdge("kit").build()))) {
            read(bad).andExpect(status().isUnauthorized());
        }
    }

    @Test
    void aPermissionIsAskedForBeforeTheBodyIsRead() throws Exception {
        mvc.perform(
                        post("/api/v1/tries")
                                .header(
                                        "Authorization",
                                        "Bearer " + signed(claims("viewer").build()))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.permission").value("symbol:kill"));
    }
}
