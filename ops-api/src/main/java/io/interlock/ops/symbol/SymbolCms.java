package io.interlock.ops.symbol;

import io.interlock.kit.problem.Problem;
import io.interlock.ops.identity.CallerToken;
import io.interlock.ops.settings.OpsProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * symbol-cms-service, which owns kill switches. Requests carry the caller's own token; its answers,
 * problems too, go back as they are.
 */
@Component
class SymbolCms {
    private final RestClient http;
    private final CallerToken tokens;
    private final HttpServletRequest request;

    /** {@code request} is the current one, whichever thread asks. */
    SymbolCms(
            OpsProperties properties,
            CallerToken tokens,
            HttpServletRequest request,
            JsonMapper mapper) {
        JdkClientHttpRequestFactory connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
        connections.setReadTimeout(properties.timeout());
        this.http =
                RestClient.builder()
                        .baseUrl(properties.service(OpsProperties.SYMBOL_CMS))
                        .requestFactory(connections)
                        .configureMessageConverters(converters ->
                                converters.withJsonConverter(
                                        new JacksonJsonHttpMessageConverter(mapper)))
                        .build();
        this.tokens = tokens;
        this.request = request;
    }

    ResponseEntity<byte[]> engage(Object engagement) {
        return post(engagement, "/api/v1/kill-switches");
    }

    ResponseEntity<byte[]> release(String id, Object release) {
        return post(release, "/api/v1/kill-switches/{id}/releases", id);
    }

    private ResponseEntity<byte[]> post(Object body, String path, Object... variables) {
        String token = tokens.of(SecurityContextHolder.getContext().getAuthentication(), request);
        try {
            return http.post()
                    .uri(path, variables)
                    .headers(headers -> headers.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchangeForRequiredValue((sent, answer) -> relayed(answer));
        } catch (ResourceAccessException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE
                    .exception(OpsProperties.SYMBOL_CMS + " does not answer; try again soon")
                    .with("service", OpsProperties.SYMBOL_CMS);
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
        return relayed.body(answer.getBody().readAllBytes());
    }
}
