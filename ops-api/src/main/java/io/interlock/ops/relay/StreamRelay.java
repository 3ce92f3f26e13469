package io.interlock.ops.relay;

import io.interlock.kit.problem.Problem;
import io.interlock.ops.identity.CallerToken;
import io.interlock.ops.settings.OpsProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * As {@link Relay}, for bodies of any size and answers that take their time: bytes pass through,
 * and none is held.
 */
@Component
public class StreamRelay {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final List<String> RETURNED =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.ETAG,
                    HttpHeaders.RETRY_AFTER);

    private final OpsProperties properties;
    private final CallerToken tokens;
    private final HttpServletRequest request;
    private final HttpClient http;

    /** {@code request} is the current one, whichever thread asks. */
    StreamRelay(OpsProperties properties, CallerToken tokens, HttpServletRequest request) {
        this.properties = properties;
        this.tokens = tokens;
        this.request = request;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.timeout())
                        .build();
    }

    /** {@code query} may hold null for what is not asked. */
    public void get(
            String service,
            String path,
            Map<String, ?> query,
            HttpServletResponse to,
            Object... variables)
            throws IOException {
        send(service, asked(service, address(service, path, query, variables)).GET(), to);
    }

    /** A body that is at hand. */
    public void post(
            String service, String path, byte[] json, HttpServletResponse to, Object... variables)
            throws IOException {
        HttpRequest.Builder asked =
                asked(service, address(service, path, Map.of(), variables))
                        .header(HttpHeaders.CONTENT_TYPE, "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        String key = request.getHeader("Idempotency-Key");
        send(service, key == null ? asked : asked.header("Idempotency-Key", key), to);
    }

    /** The current request's own body, as it comes in. */
    public void post(String service, String path, Map<String, ?> query, HttpServletResponse to)
            throws IOException {
        InputStream body = request.getInputStream();
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofInputStream(() -> body);
        long length = request.getContentLengthLong();
        String type = request.getContentType();
        send(
                service,
                asked(service, address(service, path, query))
                        .header(
                                HttpHeaders.CONTENT_TYPE,
                                type == null ? "application/octet-stream" : type)
                        // a refusal is heard before a gigabyte is sent
                        .expectContinue(true)
                        .POST(
                                length > 0
                                        ? HttpRequest.BodyPublishers.fromPublisher(
                                                publisher, length)
                                        : publisher),
                to);
    }

    private URI address(String service, String path, Map<String, ?> query, Object... variables) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, encoded(value));
            }
        });
        Object[] encoded = new Object[variables.length];
        for (int i = 0; i < variables.length; i++) {
            encoded[i] = encoded(variables[i]);
        }
        return URI.create(
                properties.service(service) + address.build(false).expand(encoded).toUriString());
    }

    private static String encoded(Object value) {
        return UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder asked(String service, URI address) {
        String token =
                tokens.of(SecurityContextHolder.getContext().getAuthentication(), request, service);
        return HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private void send(String service, HttpRequest.Builder asked, HttpServletResponse to)
            throws IOException {
        HttpResponse<InputStream> answer = answer(service, asked.build());
        to.setStatus(answer.statusCode());
        for (String name : RETURNED) {
            answer.headers().firstValue(name).ifPresent(value -> to.setHeader(name, value));
        }
        @Nullable String location = answer.headers().firstValue(HttpHeaders.LOCATION).orElse(null);
        if (location != null) {
            // our own paths are the same
            to.setHeader(HttpHeaders.LOCATION, URI.create(location).getRawPath());
        }
        try (InputStream body = answer.body()) {
            body.transferTo(to.getOutputStream());
        }
    }

    private HttpResponse<InputStream> answer(String service, HttpRequest asked) {
        try {
            return http.send(asked, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE
                    .exception(service + " does not answer; try again soon")
                    .with("service", service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.DEPENDENCY_UNAVAILABLE.exception("interrupted; try again soon");
        }
    }
}
