package io.interlock.gateway;

import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Sessions with every setting, defined for a context under test. */
final class Defined {
    private static final String GATEWAY = "interlock.gateway.";

    private final DynamicPropertyRegistry registry;
    private int sessions;

    private Defined(DynamicPropertyRegistry registry) {
        this.registry = registry;
    }

    static Defined in(DynamicPropertyRegistry registry, int orderEntryPort) {
        registry.add(GATEWAY + "order-entry.port", () -> orderEntryPort);
        return new Defined(registry);
    }

    /**
     * A client that connects with the password {@code secret}; {@code more} are names and values.
     */
    Defined client(String compId, String... more) {
        registry.add(GATEWAY + "passwords." + compId, () -> "secret");
        return session(compId, more);
    }

    /** An order session of the OMS that its name begins with. */
    Defined oms(String compId, String... more) {
        with("kind", "OMS_ORDERS").with("oms", compId.substring(0, compId.indexOf('-')));
        return session(compId, more);
    }

    Defined session(String compId, String... more) {
        with("id", compId);
        for (int i = 0; i < more.length; i += 2) {
            with(more[i], more[i + 1]);
        }
        sessions++;
        return this;
    }

    private Defined with(String name, String value) {
        registry.add(GATEWAY + "sessions[" + sessions + "]." + name, () -> value);
        return this;
    }

    /** Where the session defined last is connected to. */
    Defined at(Supplier<Object> port) {
        String last = GATEWAY + "sessions[" + (sessions - 1) + "].connection.";
        registry.add(last + "host", () -> "127.0.0.1");
        registry.add(last + "port", port);
        return this;
    }
}
