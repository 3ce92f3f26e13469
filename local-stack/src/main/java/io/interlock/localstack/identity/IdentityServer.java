package io.interlock.localstack.identity;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The identity provider as something to start and to close. */
public final class IdentityServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private IdentityServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static IdentityServer start(IdentitySettings settings) {
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(IdentityApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .initializers(context ->
                                context.getBeanFactory()
                                        .registerSingleton("identitySettings", settings))
                        .properties(
                                Map.of(
                                        // the application.yaml of whoever starts it is not ours
                                        "spring.config.name",
                                        "identity-server",
                                        "server.port",
                                        settings.port(),
                                        "server.address",
                                        settings.address(),
                                        // cookies ignore ports: the console on the same host has
                                        // its own
                                        "server.servlet.session.cookie.name",
                                        "IDENTITY",
                                        "server.tomcat.threads.max",
                                        10,
                                        "server.tomcat.threads.min-spare",
                                        1,
                                        "spring.main.lazy-initialization",
                                        true,
                                        "spring.jmx.enabled",
                                        false));
        return new IdentityServer(builder.run());
    }

    @Override
    public void close() {
        context.close();
    }
}
