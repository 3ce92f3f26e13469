package io.interlock.ops.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.ops}.
 *
 * @param environment shown in the console's header, {@code INTERLOCK_ENVIRONMENT}
 * @param services base addresses by service name
 * @param poll how often the services' readiness is asked
 * @param timeout how long a service may take to answer, for readiness and for relayed changes
 */
@ConfigurationProperties("interlock.ops")
public record OpsProperties(
        @DefaultValue("local") String environment,
        @DefaultValue Map<String, URI> services,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration timeout) {
    public static final String SYMBOL_CMS = "symbol-cms-service";
    public static final String GATEWAY = "fix-gateway";
    public static final String ROUTING = "routing-service";
    public static final String RECON = "dropcopy-recon-service";

    public OpsProperties {
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /** Base address of a service; {@link IllegalArgumentException} where there is none. */
    public URI service(String name) {
        URI address = services.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no address of " + name);
        }
        return address;
    }
}
