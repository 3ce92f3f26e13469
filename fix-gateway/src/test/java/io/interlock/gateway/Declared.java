package io.interlock.gateway;

import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Sessions declared for a context under test. */
final class Declared {
    private static final String GATEWAY = "interlock.gateway.";

    private final DynamicPropertyRegistry registry;
    private int clients;
    private int omss;

    private Declared(DynamicPropertyRegistry registry) {
        this.registry = registry;
    }

    static Declared in(DynamicPropertyRegistry registry, int orderEntryPort) {
        registry.add(GATEWAY + "order-entry.port", () -> orderEntryPort);
        return new Declared(registry);
    }

    /** A client with the password {@code secret}; {@code more} are names and values. */
    Declared client(String compId, String... more) {
        String prefix = GATEWAY + "clients[" + clients++ + "].";
        registry.add(prefix + "comp-id", () -> compId);
        registry.add(prefix + "password", () -> "secret");
        for (int i = 0; i < more.length; i += 2) {
            String value = more[i + 1];
            registry.add(prefix + more[i], () -> value);
        }
        return this;
    }

    Declared oms(String name, Supplier<Object> primaryPort) {
        String prefix = GATEWAY + "omss[" + omss++ + "].";
        registry.add(prefix + "name", () -> name);
        return endpoint(prefix + "primary.", name + "-P", primaryPort);
    }

    /** The drop copy of the OMS declared last. */
    Declared dropCopy(String compId, Supplier<Object> port) {
        return endpoint(GATEWAY + "omss[" + (omss - 1) + "].drop-copy.", compId, port);
    }

    private Declared endpoint(String prefix, String compId, Supplier<Object> port) {
        registry.add(prefix + "comp-id", () -> compId);
        registry.add(prefix + "host", () -> "127.0.0.1");
        registry.add(prefix + "port", port);
        return this;
    }
}
