package io.interlock.ops.order.adapter;

import io.interlock.ops.identity.CallerToken;
import io.interlock.ops.order.SentCommand;
import io.interlock.ops.settings.OpsProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** fix-gateway's record of what went to the OMSs, asked for with the caller's own token. */
@Component
class SentCommands {
    private static final Logger log = LoggerFactory.getLogger(SentCommands.class);
    private static final String GATEWAY = "fix-gateway";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST = 200;

    private final RestClient http;
    private final CallerToken tokens;
    private final HttpServletRequest request;

    /** {@code request} is the current one, whichever thread asks. */
    SentCommands(
            OpsProperties properties,
            CallerToken tokens,
            HttpServletRequest request,
            JsonMapper mapper) {
        JdkClientHttpRequestFactory connections =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        connections.setReadTimeout(PATIENCE);
        this.http =
                RestClient.builder()
                        .baseUrl(properties.service(GATEWAY))
                        .requestFactory(connections)
                        .configureMessageConverters(converters ->
                                converters.withJsonConverter(
                                        new JacksonJsonHttpMessageConverter(mapper)))
                        .build();
        this.tokens = tokens;
        this.request = request;
    }

    /** What was sent of these commands; empty as well where the gateway does not answer. */
    List<SentCommand> of(Collection<String> commandIds) {
        if (commandIds.isEmpty()) {
            return List.of();
        }
        String token =
                tokens.of(
                        SecurityContextHolder.getContext().getAuthentication(),
                        request,
                        OpsProperties.GATEWAY);
        try {
            List<SentCommand> sent =
                    http.get()
                            .uri(uri ->
                                    uri.path("/sent-commands")
                                            .queryParam(
                                                    "commandId",
                                                    commandIds.stream().limit(MOST).toArray())
                                            .build())
                            .headers(headers -> headers.setBearerAuth(token))
                            .retrieve()
                            .body(new ParameterizedTypeReference<>() {});
            return sent == null ? List.of() : sent;
        } catch (RestClientException e) {
            log.atDebug().setCause(e).log("{} does not tell what it sent", GATEWAY);
            return List.of();
        }
    }
}
