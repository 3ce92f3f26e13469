package io.interlock.simulators.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmSimulatorIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    @TempDir Path data;

    private record Received(String id, String timestamp, String signature, String body) {
        boolean isGenuine() {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return WebhookSignature.of(SECRET, id, at, body).value().equals(signature);
        }
    }

    @Test
    void signatureIsThatOfTheStandardsOwnExample() {
        assertThat(
                        WebhookSignature.of(
                                        SECRET,
                                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                        Instant.ofEpochSecond(1614265330),
                                        "{\"test\": 2432232314}")
                                .value())
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void seedsInOrderAndTriesAgainUntilTaken() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer service = service(received, 503, 204);
        try (CrmSimulator crm = crm(service, true).start()) {
            assertThat(crm.controlPort()).isPositive();
            Received first = next(received);
            Received again = next(received);

            assertThat(first.id()).isEqualTo("seed-1001-client-created");
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.body()).isEqualTo(first.body()).contains("\"clientId\":\"1001\"");
            assertThat(next(received).id()).isEqualTo("seed-1001-kyc-approved");
            assertThat(next(received).body()).contains("\"amount\":\"10000.00\"");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void forgedWebhooksAreRecognisable() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer service = service(received, 204);
        try (CrmSimulator crm = crm(service, false).start()) {
            for (Forgery forgery : Forgery.values()) {
                crm.send("kyc.approved", "1007", java.util.Map.of(), forgery);
            }

            assertThat(next(received).isGenuine()).isTrue();
            assertThat(next(received).isGenuine()).isFalse();
            Received stale = next(received);
            assertThat(stale.isGenuine()).isTrue();
            assertThat(Long.parseLong(stale.timestamp()))
                    .isLessThan(Instant.now().getEpochSecond() - 3_000);
            assertThat(next(received).isGenuine()).isFalse();
        } finally {
            service.stop(0);
        }
    }

    private CrmSimulator crm(HttpServer service, boolean seed) {
        URI webhooks = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/crm");
        return new CrmSimulator(
                new CrmConfig(webhooks, SECRET, data.resolve("crm"), "127.0.0.1", 0, seed));
    }

    private static Received next(BlockingQueue<Received> received) throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No webhook came");
        }
        return next;
    }

    /** Answers with the statuses in turn, the last for ever. */
    private static HttpServer service(BlockingQueue<Received> received, int... statuses)
            throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        AtomicInteger turn = new AtomicInteger();
        server.createContext(
                "/crm",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    received.add(
                            new Received(
                                    headers.getFirst("webhook-id"),
                                    headers.getFirst("webhook-timestamp"),
                                    headers.getFirst("webhook-signature"),
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)));
                    int at = Math.min(turn.getAndIncrement(), statuses.length - 1);
                    exchange.sendResponseHeaders(statuses[at], -1);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
