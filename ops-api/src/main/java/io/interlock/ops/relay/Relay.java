package io.interlock.ops.relay;

import io.interlock.kit.problem.Problem;
import io.interlock.ops.identity.CallerToken;
import io.interlock.ops.settings.OpsProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service in the name of the current caller. */
@Component
public class Relay {
    private static final List<String> FORWARDED = List.of("If-Match", "Idempotency-Key");
    private static final List<String> RETURNED = List.of("ETag", "Retry-After");

    private final OpsProperties properties;
    private final RestClient http;
    private final CallerToken tokens;
    private final HttpServletRequest request;

    /** {@code request} is the current one, whichever thread asks. */
    Relay(
            OpsProperties properties,
            CallerToken tokens,
            HttpServletRequest request,
            JsonMapper mapper) {
        JdkClientHttpRequestFactory connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
        connections.setReadTimeout(properties.timeout());
        this.properties = properties;
        this.http =
                RestClient.builder()
                        .requestFactory(connections)
                        .configureMessageConverters(converters ->
                                converters.withJsonConverter(
                                        new JacksonJsonHttpMessageConverter(mapper)))
                        .build();
        this.tokens = tokens;
        this.request = request;
    }

    /** {@code query} may hold null for what is not asked. */
    public ResponseEntity<byte[]> get(
            String service, String path, Map<String, ?> query, Object... variables) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            if (value instanceof Collection<?> many) {
                many.forEach(one -> address.queryParam(name, encoded(one)));
            } else if (value != null) {
                address.queryParam(name, encoded(value));
            }
        });
        return send(HttpMethod.GET, service, address, null, variables);
    }

    public ResponseEntity<byte[]> post(
            String service, String path, Object body, Object... variables) {
        return send(HttpMethod.POST, service, UriComponentsBuilder.fromPath(path), body, variables);
    }

    public ResponseEntity<byte[]> put(
            String service, String path, Object body, Object... variables) {
        return send(HttpMethod.PUT, service, UriComponentsBuilder.fromPath(path), body, variables);
    }

    /** A value is a value, whatever braces or ampersands it has. */
    private static String encoded(Object value) {
        return UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
    }

    private ResponseEntity<byte[]> send(
            HttpMethod method,
            String service,
            UriComponentsBuilder path,
            @Nullable Object body,
            Object... variables) {
        String token =
                tokens.of(SecurityContextHolder.getContext().getAuthentication(), request, service);
        Object[] encoded = new Object[variables.length];
        for (int i = 0; i < variables.length; i++) {
            encoded[i] = encoded(variables[i]);
        }
        URI address =
                URI.create(
                        properties.service(service)
                                + path.build(false).expand(encoded).toUriString());
        try {
            RestClient.RequestBodySpec asked =
                    http.method(method).uri(address).headers(headers -> own(headers, token));
            if (body != null) {
                asked.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return asked.exchangeForRequiredValue((sent, answer) -> relayed(answer));
        } catch (ResourceAccessException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE
                    .exception(service + " does not answer; try again soon")
                    .with("service", service);
        }
    }

    private void own(HttpHeaders headers, String token) {
        headers.setBearerAuth(token);
        for (String name : FORWARDED) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
    }

    private static ResponseEntity<byte[]> relayed(ClientHttpResponse answer) throws IOException {
        ResponseEntity.BodyBuilder relayed = ResponseEntity.status(answer.getStatusCode());
        HttpHeaders headers = answer.getHeaders();
        if (headers.getContentType() != null) {
            relayed.contentType(headers.getContentType());
        }
        URI location = headers.getLocation();
        if (location != null) {
            // our own paths are the same
            relayed.location(URI.create(location.getRawPath()));
        }
        for (String name : RETURNED) {
            String value = headers.getFirst(name);
            if (value != null) {
                relayed.header(name, value);
            }
        }
        return relayed.body(answer.getBody().readAllBytes());
    }
}
