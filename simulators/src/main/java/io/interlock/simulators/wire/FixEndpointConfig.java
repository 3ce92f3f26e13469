package io.interlock.simulators.wire;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One FIX 4.4 session. {@code name} is our SenderCompID and {@code peer} theirs. An acceptor binds
 * {@code host:port} (port 0 takes a free one), an initiator connects there, or else to the next of
 * {@code otherPorts}. Without {@code store} the messages are kept in memory only.
 */
public record FixEndpointConfig(
        Role role,
        String name,
        String peer,
        String host,
        int port,
        List<Integer> otherPorts,
        @Nullable Path store,
        int heartBtInt,
        @Nullable String password,
        boolean dictionary) {

    public FixEndpointConfig {
        otherPorts = List.copyOf(otherPorts);
    }

    public enum Role {
        ACCEPTOR,
        INITIATOR
    }

    public static FixEndpointConfig acceptor(
            String name, String peer, String host, int port, @Nullable Path store) {
        return new FixEndpointConfig(
                Role.ACCEPTOR, name, peer, host, port, List.of(), store, 5, null, true);
    }

    /** Logs on with Username(553) = {@code name}, where there is a password. */
    public static FixEndpointConfig initiator(
            String name,
            String peer,
            String host,
            int port,
            Path store,
            @Nullable String password) {
        return new FixEndpointConfig(
                Role.INITIATOR, name, peer, host, port, List.of(), store, 30, password, true);
    }

    /** Where to connect in turn when {@code port} does not answer. */
    public FixEndpointConfig elseTo(List<Integer> ports) {
        return new FixEndpointConfig(
                role, name, peer, host, port, ports, store, heartBtInt, password, dictionary);
    }

    /** Without the FIX dictionary the engine starts half a second faster. */
    public FixEndpointConfig withoutDictionary() {
        return new FixEndpointConfig(
                role, name, peer, host, port, otherPorts, store, heartBtInt, password, false);
    }

    FixEndpointConfig onPort(int bound) {
        return new FixEndpointConfig(
                role, name, peer, host, bound, otherPorts, store, heartBtInt, password, dictionary);
    }

    @Override
    public String toString() {
        return role + " " + name + " with " + peer + " at " + host + ":" + port;
    }
}
