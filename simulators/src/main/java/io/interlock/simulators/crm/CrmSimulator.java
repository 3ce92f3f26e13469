package io.interlock.simulators.crm;

import io.interlock.simulators.control.ControlServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A CRM that can be embedded: {@code new CrmSimulator(config).start()}. */
public final class CrmSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CrmSimulator.class);
    private static final Instant SEEDED = Instant.parse("2026-01-05T09:00:00Z");
    private static final String WRONG_SECRET = "whsec_d3Jvbmcgd3Jvbmcgd3Jvbmcgd3Jvbmc=";
    private static final int KEPT = 2_000;

    private record Outgoing(CrmEvent event, Forgery forgery) {}

    private final CrmConfig config;
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final BufferedWriter log;
    private final CrmControl control;
    private final Thread sender;
    private volatile boolean closed;

    public CrmSimulator(CrmConfig config) {
        this.config = config;
        try {
            Files.createDirectories(config.data());
            log =
                    Files.newBufferedWriter(
                            config.data().resolve("deliveries.jsonl"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + config.data(), e);
        }
        control = new CrmControl(this, config.host(), config.controlPort());
        sender = Thread.ofPlatform().name("crm-webhooks").unstarted(this::deliverAll);
    }

    public CrmSimulator start() {
        if (config.seed()) {
            seed();
        }
        sender.start();
        control.start();
        LOG.info("CRM posts to {}", config.webhooks());
        return this;
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        control.close();
        try {
            sender.join();
            log.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The delivery log did not close cleanly", e);
        }
        http.close();
    }

    public int controlPort() {
        return control.port();
    }

    /** The clients of the local stack; the same ids and bodies at every start. */
    private void seed() {
        String[] names = {
            "Ada Moreau", "Bruno Keller", "Chiara Conti", "Daniel Novak", "Elif Kaya", "Frank Otto"
        };
        String[] countries = {"FR", "CH", "IT", "CZ", "TR", "DE"};
        for (int i = 0; i < names.length; i++) {
            String client = String.valueOf(1001 + i);
            seed(
                    client,
                    "client.created",
                    Map.of(
                            "name", names[i],
                            "email", "client" + client + "@example.com",
                            "country", countries[i]));
            seed(client, "kyc.approved", Map.of());
            seed(client, "deposit.received", Map.of("amount", "10000.00", "currency", "USD"));
        }
    }

    private void seed(String client, String type, Map<String, String> more) {
        // a dot separates what is signed, so the standard keeps it out of ids
        String id = "seed-" + client + "-" + type.replace('.', '-');
        send(new CrmEvent(id, type, SEEDED, with(client, more)), Forgery.NONE);
    }

    /** Queues an event of now under an id of its own and returns the id. */
    public String send(String type, String clientId, Map<String, String> more, Forgery forgery) {
        Instant now = clock.instant();
        String id = "msg-" + now.toEpochMilli() + "-" + ids.incrementAndGet();
        send(new CrmEvent(id, type, now, with(clientId, more)), forgery);
        return id;
    }

    /** Queues the event; the same event twice is a duplicate delivery. */
    public void send(CrmEvent event, Forgery forgery) {
        note(event, 0, 0, false, "");
        queue.add(new Outgoing(event, forgery));
    }

    public List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries.values());
        }
    }

    private static Map<String, String> with(String clientId, Map<String, String> more) {
        Map<String, String> data = new LinkedHashMap<>(more);
        data.put("clientId", clientId);
        return data;
    }

    private void deliverAll() {
        try {
            while (!closed) {
                deliver(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until the answer is final: 2xx, or a 4xx that says the event itself is wrong. */
    private void deliver(Outgoing out) throws InterruptedException {
        long pause = 250;
        for (int tries = 1; !closed; tries++) {
            int status = 0;
            String answer;
            try {
                HttpResponse<String> response =
                        http.send(request(out), HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                answer = response.body();
            } catch (IOException e) {
                answer = String.valueOf(e);
            }
            boolean done = status >= 200 && status < 500 && status != 429 && status != 404;
            note(out.event(), tries, status, done, answer);
            if (done) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause * 2, 2_000);
        }
    }

    private HttpRequest request(Outgoing out) {
        CrmEvent event = out.event();
        String body = event.body();
        Forgery forgery = out.forgery();
        Instant at =
                forgery == Forgery.STALE ? clock.instant().minusSeconds(3_600) : clock.instant();
        String secret = forgery == Forgery.SIGNATURE ? WRONG_SECRET : config.secret();
        return HttpRequest.newBuilder(config.webhooks())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("webhook-id", event.id())
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header(
                        "webhook-signature",
                        WebhookSignature.of(secret, event.id(), at, body).value())
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                forgery == Forgery.BODY ? body.replace("\"", " \"") : body))
                .build();
    }

    private void note(CrmEvent event, int tries, int status, boolean done, String answer) {
        Delivery delivery =
                new Delivery(
                        event.id(),
                        event.type(),
                        event.data().getOrDefault("clientId", ""),
                        tries,
                        status,
                        done,
                        clock.instant(),
                        answer);
        synchronized (deliveries) {
            deliveries.put(event.id(), delivery);
            if (deliveries.size() > KEPT) {
                deliveries.remove(deliveries.keySet().iterator().next());
            }
        }
        if (done) {
            write(delivery);
        }
    }

    private void write(Delivery delivery) {
        LOG.info(
                "{} of client {}: {} after {} tries",
                delivery.type(),
                delivery.clientId(),
                delivery.status(),
                delivery.tries());
        try {
            log.write(ControlServer.JSON.writeValueAsString(delivery));
            log.newLine();
            log.flush();
        } catch (IOException e) {
            LOG.error("Cannot write the delivery log", e);
        }
    }
}
