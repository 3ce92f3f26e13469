package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.order.Story;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;

@OpsApiTest
@Timeout(30)
class StreamIT {
    private final Facts facts;
    private final Http http;

    @Autowired
    StreamIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.http = Http.at(port);
    }

    /** One event as it came. */
    record Event(String name, String id, String data) {}

    @Test
    void changesAndTheStatusArrive() throws Exception {
        Story story = new Story("STREAM", 1, Instant.now());
        try (Client client = open(Tokens.of("viewer"), null)) {
            facts.tell(story.placed(), story.acknowledged(), story.traded("10000", "10000"));
            Event filled =
                    client.next(e -> e.name().equals("order") && e.data().contains("FILLED"));
            assertThat(filled.data()).contains("\"id\":\"STREAM:1:1\"").contains("\"10000\"");
            assertThat(client.next(e -> e.name().equals("status")).data())
                    .contains("\"environment\":\"local\"");
        }
    }

    @Test
    void whoComesBackMissesNothing() throws Exception {
        Story first = new Story("STREAM", 2, Instant.now());
        Story second = new Story("STREAM", 3, Instant.now());
        String last;
        try (Client client = open(Tokens.of("viewer"), null)) {
            facts.tell(first.placed());
            last = client.next(e -> e.data().contains("STREAM:1:2")).id();
        }
        facts.tell(second.placed());
        try (Client client = open(Tokens.of("viewer"), last)) {
            assertThat(client.next(e -> e.name().equals("order")).data()).contains("STREAM:1:3");
        }
    }

    @Test
    void aLastEventIdOfLongAgoIsToldToStartAnew() throws Exception {
        try (Client client = open(Tokens.of("viewer"), "gone-17")) {
            assertThat(client.next(e -> true).name()).isEqualTo("reset");
        }
    }

    @Test
    void whoMayNotReadOrdersGetsNone() throws Exception {
        Story story = new Story("STREAM", 4, Instant.now());
        try (Client client = open(Tokens.of("nobody"), null)) {
            facts.tell(story.placed());
            client.next(e -> e.name().equals("status"));
            client.next(e -> e.name().equals("status"));
            assertThat(client.seen()).doesNotContainKey("order");
        }
    }

    private Client open(String token, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        var request = http.request("/api/v1/stream", token).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response =
                http.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("text/event-stream");
        return new Client(
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** Reads a stream of server-sent events. */
    private record Client(BufferedReader lines, Map<String, Integer> seen)
            implements AutoCloseable {
        Client(BufferedReader lines) {
            this(lines, new LinkedHashMap<>());
        }

        Event next(Predicate<Event> wanted) throws IOException {
            while (true) {
                Event event = read();
                seen.merge(event.name(), 1, Integer::sum);
                if (wanted.test(event)) {
                    return event;
                }
            }
        }

        private Event read() throws IOException {
            Map<String, String> fields = new LinkedHashMap<>();
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                int colon = line.indexOf(':');
                fields.merge(line.substring(0, colon), line.substring(colon + 1), (a, b) -> a + b);
                line = lines.readLine();
            }
            if (line == null) {
                throw new IOException("the stream has ended");
            }
            return new Event(
                    fields.getOrDefault("event", ""),
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("data", ""));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
