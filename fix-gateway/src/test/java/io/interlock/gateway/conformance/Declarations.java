package io.interlock.gateway.conformance;

import java.util.ArrayList;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Declares sessions of the gateway under test. Sessions that carry no orders share an OMS: one as
 * its primary, one as its secondary, one as its drop copy.
 */
final class Declarations {
    private static final List<String> PLACES = List.of("primary.", "secondary.", "drop-copy.");

    private final DynamicPropertyRegistry registry;
    private final List<Runnable> sharing = new ArrayList<>();
    private int clients;
    private int omss;
    private int place;

    Declarations(DynamicPropertyRegistry registry) {
        this.registry = registry;
    }

    void port(int port) {
        registry.add("interlock.gateway.order-entry.port", () -> port);
    }

    void client(String compId) {
        String client = "interlock.gateway.clients[" + clients++ + "].";
        registry.add(client + "comp-id", () -> compId);
        registry.add(client + "password", () -> "secret");
        registry.add(client + "reset-agreed", () -> true);
    }

    void oms(String name, String compId, int port) {
        String oms = "interlock.gateway.omss[" + omss++ + "].";
        registry.add(oms + "name", () -> name);
        endpoint(oms + "primary.", compId, port);
    }

    /**
     * An OMS session of a scenario: with an OMS of its own, or the next free place of a shared one.
     */
    void oms(String compId, int port, boolean alone) {
        if (alone) {
            oms(compId, compId, port);
        } else {
            sharing.add(() -> shared(compId, port));
        }
    }

    private void shared(String compId, int port) {
        String oms = "interlock.gateway.omss[" + omss + "].";
        if (place == 0) {
            registry.add(oms + "name", () -> "SHARED-" + compId);
        }
        endpoint(oms + PLACES.get(place), compId, port);
        place = (place + 1) % PLACES.size();
        if (place == 0) {
            omss++;
        }
    }

    /** Call once, at the end. */
    void end() {
        sharing.forEach(Runnable::run);
    }

    private void endpoint(String prefix, String compId, int port) {
        registry.add(prefix + "comp-id", () -> compId);
        registry.add(prefix + "host", () -> "127.0.0.1");
        registry.add(prefix + "port", () -> port);
    }
}
