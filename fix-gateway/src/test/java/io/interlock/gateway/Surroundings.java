package io.interlock.gateway;

import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.simulators.oms.OmsConfig;
import io.interlock.simulators.oms.OmsSimulator;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Who the gateway under test deals with: an OMS, clients TRADER1 to TRADER9, and routing. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {
    static final int ENTRY = FreePorts.one();
    private static final int CLIENTS = 9;

    @Bean(destroyMethod = "close")
    OmsSimulator oms() {
        try {
            return new OmsSimulator(
                            OmsConfig.onFreePorts("OMSA", Files.createTempDirectory("gateway-it")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts when the topics are there: a client that asks for them before waits minutes. */
    @Bean
    SmartLifecycle routing(TopicProvisioner provisioner) {
        return new SmartLifecycle() {
            private @Nullable RoutingStandIn running;

            @Override
            public void start() {
                try {
                    provisioner.await();
                    running = new RoutingStandIn(TestKafka.bootstrapServers());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void stop() {
                try {
                    if (running != null) {
                        running.close();
                    }
                    running = null;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public boolean isRunning() {
                return running != null;
            }
        };
    }

    @Bean
    DynamicPropertyRegistrar sessions(OmsSimulator oms) {
        return registry -> {
            registry.add("interlock.gateway.order-entry.port", () -> ENTRY);
            for (int i = 0; i < CLIENTS; i++) {
                String client = "interlock.gateway.clients[" + i + "].";
                int number = i + 1;
                registry.add(client + "comp-id", () -> "TRADER" + number);
                registry.add(client + "password", () -> "secret");
            }
            registry.add("interlock.gateway.omss[0].name", () -> "OMSA");
            endpoint(registry, "primary", "OMSA-P", oms.primaryPort());
            endpoint(registry, "secondary", "OMSA-S", oms.secondaryPort());
            endpoint(registry, "drop-copy", "OMSA-DC", oms.dropCopyPort());
        };
    }

    private static void endpoint(
            DynamicPropertyRegistry registry, String kind, String compId, int port) {
        String prefix = "interlock.gateway.omss[0]." + kind + ".";
        registry.add(prefix + "comp-id", () -> compId);
        registry.add(prefix + "host", () -> "127.0.0.1");
        registry.add(prefix + "port", () -> port);
    }
}
