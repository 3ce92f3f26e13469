package io.interlock.ops;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * What surrounds the service: an issuer, a symbol-cms-service, a fix-gateway and a routing-service
 * that answer as told, and receivers of alerts.
 */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours {

    @Bean(destroyMethod = "close")
    FakeService fakeSymbolCms() {
        return new FakeService(true);
    }

    @Bean(destroyMethod = "close")
    FakeService fakeGateway() {
        return new FakeService(false);
    }

    @Bean(destroyMethod = "close")
    FakeService fakeRouting() {
        return new FakeService(false);
    }

    @Bean(destroyMethod = "close")
    FakeService fakeRecon() {
        return new FakeService(false);
    }

    @Bean(destroyMethod = "close")
    FakeIdentity fakeIdentity() {
        return new FakeIdentity();
    }

    @Bean(destroyMethod = "close")
    FakeReceiver fakeReceiver() {
        return new FakeReceiver();
    }

    @Bean(destroyMethod = "close")
    FakeSmtp fakeSmtp() {
        return new FakeSmtp();
    }

    @Bean
    DynamicPropertyRegistrar addresses(
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            @Qualifier("fakeGateway") FakeService gateway,
            @Qualifier("fakeRouting") FakeService routing,
            @Qualifier("fakeRecon") FakeService recon,
            FakeIdentity identity,
            FakeReceiver receiver,
            FakeSmtp smtp) {
        return properties -> {
            properties.add("interlock.identity-uri", identity::address);
            properties.add(
                    "spring.security.oauth2.resourceserver.jwt.audiences", () -> "interlock");
            properties.add("INTERLOCK_OPS_CLIENT_SECRET", () -> "secret");
            properties.add("interlock.ops.services.symbol-cms-service", symbolCms::address);
            properties.add("interlock.ops.services.fix-gateway", gateway::address);
            properties.add("interlock.ops.services.routing-service", routing::address);
            properties.add("interlock.ops.services.dropcopy-recon-service", recon::address);
            properties.add("spring.mail.port", smtp::port);
            properties.add("interlock.ops.alerts.settle", () -> "0s");
            properties.add("interlock.ops.alerts.usual", () -> "1s");
            properties.add("interlock.ops.alerts.retry-first", () -> "100ms");
            properties.add("interlock.ops.alerts.allowed-networks", () -> "127.0.0.1");
            properties.add("interlock.ops.alerts.public-url", () -> "https://ops.example");
            properties.add(
                    "interlock.ops.alerts.pager-duty", () -> receiver.address("/v2/enqueue"));
        };
    }
}
