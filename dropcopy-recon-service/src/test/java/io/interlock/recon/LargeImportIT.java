package io.interlock.recon;

import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.TestPostgres;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log several times as large as the service's heap streams in over REST, and tells how far it is.
 */
@Tag("full")
class LargeImportIT {
    private static final long MEGABYTES = Long.getLong("recon.import.megabytes", 256);
    private static final int HEAP_MIB = 144;
    private static final String ISSUER = "http://issuer.test";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RSAKey key;
    private static HttpServer keys;
    private static String token;

    /** Fills, one after the other, made as they are read; all lines are of one length. */
    private static final class Log extends InputStream {
        private static final String TIME =
                DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS")
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now().minus(Duration.ofHours(1)));

        private final long lines;
        private long number;
        private byte[] line = new byte[0];
        private int at;

        Log(long lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == line.length) {
                if (number == lines) {
                    return -1;
                }
                line = line(number++);
                at = 0;
            }
            int some = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, from, some);
            at += some;
            return some;
        }

        static byte[] line(long number) {
            String body =
                    "35=8|34=7|49=OMS|52=%1$s|56=INTERLOCK|37=O%2$09d|11=C%2$09d|17=E%2$09d|150=F|39=1|1=L1001|55=EURUSD|54=1|38=500|32=100|31=1.0812|14=100|151=400|6=1.0812|60=%1$s|15=USD|"
                            .formatted(TIME, number);
            String text = ("8=FIX.4.4|9=" + body.length() + "|" + body).replace('|', '\u0001');
            int sum = text.chars().sum() & 0xff;
            return "%s: %s10=%03d\u0001\n".formatted(TIME, text, sum).getBytes(ISO_8859_1);
        }
    }

    @BeforeAll
    static void issuer() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("ours").generate();
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext(
                "/jwks",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, published.length);
                    exchange.getResponseBody().write(published);
                    exchange.close();
                });
        keys.start();
        SignedJWT signed =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(ISSUER)
                                .subject("7f3a")
                                .claim("preferred_username", "anna")
                                .claim("roles", List.of("ops-admin"))
                                .expirationTime(Date.from(Instant.now().plusSeconds(7_200)))
                                .build());
        signed.sign(new RSASSASigner(key));
        token = signed.serialize();
    }

    @AfterAll
    static void noIssuer() {
        keys.stop(0);
    }

    @Test
    void itStreamsInFlatMemoryAndTellsHowFarItIs() throws Exception {
        int port = FreePorts.one();
        String api = "http://127.0.0.1:" + port + "/api/v1/recon-imports";
        Process process =
                ServiceProcess.start(
                        ReconApplication.class,
                        HEAP_MIB,
                        TestPostgres.database(LargeImportIT.class),
                        List.of(),
                        "--server.port=" + port,
                        "--interlock.recon.group=large-import",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER,
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:"
                                + keys.getAddress().getPort()
                                + "/jwks");
        try {
            within(Duration.ofMinutes(3))
                    .every(Duration.ofMillis(500))
                    .passes(() -> assertThat(get(api).statusCode()).isEqualTo(200));
            long lines = MEGABYTES * 1_000_000 / Log.line(0).length;
            long bytes = lines * Log.line(0).length;
            Instant began = Instant.now();
            CompletableFuture<HttpResponse<String>> ended =
                    HTTP.sendAsync(
                            request(api + "?oms=BIG&format=QUICKFIXJ&id=large&reason=outage")
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(
                                            BodyPublishers.fromPublisher(
                                                    BodyPublishers.ofInputStream(
                                                            () -> new Log(lines)),
                                                    bytes))
                                    .build(),
                            BodyHandlers.ofString());
            SortedSet<Long> seen = new TreeSet<>();
            within(Duration.ofHours(1))
                    .every(Duration.ofMillis(200))
                    .is(
                            "the end of the import",
                            () -> {
                                HttpResponse<String> answer = get(api + "/large");
                                if (answer.statusCode() == 200 && !ended.isDone()) {
                                    JsonNode now = JsonMapper.shared().readTree(answer.body());
                                    assertThat(now.get("totalBytes").asLong()).isEqualTo(bytes);
                                    long read = now.get("bytes").asLong();
                                    assertThat(seen).allMatch(before -> before <= read);
                                    seen.add(read);
                                }
                                return ended.isDone();
                            });
            HttpResponse<String> answer = ended.join();
            Duration took = Duration.between(began, Instant.now());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            JsonNode taken = JsonMapper.shared().readTree(answer.body());
            assertThat(taken.get("status").asString()).isEqualTo("TAKEN");
            assertThat(taken.get("good").asLong()).isEqualTo(lines);
            assertThat(seen).as("told on the way").hasSizeGreaterThan(5);
            System.out.printf(
                    "%d MB, %d lines, in a heap of %d MiB: %d s, told %d times how far%n",
                    MEGABYTES, lines, HEAP_MIB, took.toSeconds(), seen.size());
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HTTP.send(request(url).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }
}
