package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.adapter.Channel.NotDelivered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses that people have typed in. It connects to no address inside (loopback,
 * private, link-local and other special ones) unless a setting allows its network, whatever a name
 * resolves to, and follows no redirect.
 */
@Component
class Outside {
    private final InetAddressFilter allowed;
    private final ClientHttpRequestFactory connections;

    Outside(AlertProperties properties) {
        InetAddressFilter outside = InetAddressFilter.externalAddresses();
        this.allowed =
                properties.allowedNetworks().isEmpty()
                        ? outside
                        : outside.or(properties.allowedNetworks().toArray(String[]::new));
        this.connections =
                ClientHttpRequestFactoryBuilder.httpComponents()
                        // our own retries are seen, its are not
                        .withHttpClientCustomizer(client ->
                                client.disableAutomaticRetries().disableCookieManagement())
                        .build(
                                HttpClientSettings.defaults()
                                        .withInetAddressFilter(allowed)
                                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                                        .withTimeouts(properties.timeout(), properties.timeout()));
    }

    /** Why {@code address} can be no target; empty where it can. Names may resolve later. */
    Optional<String> refuses(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("must be an http or https address");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            return Optional.of("must have a host and no user");
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
                if (!allowed.matches(one)) {
                    return Optional.of("leads inside: " + address.getHost());
                }
            }
        } catch (UnknownHostException e) {
            return Optional.of("has a host that is unknown: " + address.getHost());
        }
        return Optional.empty();
    }

    void post(URI address, Map<String, String> headers, String json) throws NotDelivered {
        try {
            ClientHttpRequest request = connections.createRequest(address, HttpMethod.POST);
            request.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            request.getHeaders().set("User-Agent", "interlock");
            headers.forEach(request.getHeaders()::set);
            request.getBody().write(json.getBytes(StandardCharsets.UTF_8));
            try (ClientHttpResponse answer = request.execute()) {
                if (!answer.getStatusCode().is2xxSuccessful()) {
                    throw new NotDelivered("answered " + answer.getStatusCode().value());
                }
            }
        } catch (FilteredHostException e) {
            throw new NotDelivered("its address leads inside, which the settings do not allow");
        } catch (IOException e) {
            throw new NotDelivered(words(e));
        }
    }

    /** Messages of exceptions may carry the whole address, which may be secret. */
    private static String words(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FilteredHostException) {
                return "its address leads inside, which the settings do not allow";
            }
        }
        return "cannot be reached (" + e.getClass().getSimpleName() + ")";
    }
}
