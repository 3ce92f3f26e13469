package io.interlock.gateway;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.interlock.gateway.session.FixSessions;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.security.RolesConverter;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.TestKafka;
import io.interlock.testkit.TestPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** One life of a gateway, on a database that outlives it; the next life is another instance. */
final class StartedGateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private StartedGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What stays the same from one life to the next. */
    static final class Home {
        final int port = FreePorts.one();
        private final Map<String, Object> settings = new HashMap<>();
        private int lives;

        Home() {
            TestPostgres.Database database = TestPostgres.database("lives");
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.user());
            settings.put("spring.datasource.password", database.password());
            settings.put("spring.kafka.bootstrap-servers", TestKafka.bootstrapServers());
            settings.put(
                    "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                    "http://127.0.0.1:1/none");
            settings.put("interlock.state.max-age", "1h");
            settings.put("interlock.gateway.order-entry.port", port);
            settings.put("server.port", 0);
            settings.put("spring.main.banner-mode", "off");
        }

        /** A setting of {@code interlock.gateway}. */
        Home with(String name, Object value) {
            settings.put("interlock.gateway." + name, value);
            return this;
        }

        StartedGateway start(Class<?>... more) {
            SpringApplication application =
                    new SpringApplicationBuilder(GatewayApplication.class).sources(more).build();
            application.setRegisterShutdownHook(false);
            Map<String, Object> all = new HashMap<>(settings);
            all.put("interlock.gateway.instance", "life-" + ++lives);
            String[] arguments =
                    all.entrySet().stream()
                            .map(one -> "--" + one.getKey() + "=" + one.getValue())
                            .toArray(String[]::new);
            StartedGateway started = new StartedGateway(application.run(arguments));
            started.topicsAreThere();
            return started;
        }

        FixSocket connect(String compId, int nextOut) throws IOException {
            return FixSocket.connect(compId, "INTERLOCK", port, nextOut);
        }
    }

    /** A client that asks for topics before waits minutes. */
    private void topicsAreThere() {
        try {
            get(TopicProvisioner.class).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    FixSessions sessions() {
        return get(FixSessions.class);
    }

    Rest rest() {
        return new Rest(
                MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                        .apply(springSecurity())
                        .build(),
                get(RolesConverter.class),
                "ops-admin");
    }

    @Override
    public void close() {
        context.close();
    }
}
