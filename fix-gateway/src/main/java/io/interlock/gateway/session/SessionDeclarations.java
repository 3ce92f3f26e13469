package io.interlock.gateway.session;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.gateway.entry.OrderEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every FIX session of this gateway, as declared.
 *
 * @param compId our CompID on all of them
 * @param clients order entry sessions, accepted on one port
 * @param omss the OMSs that orders go to
 */
public record SessionDeclarations(
        String compId, OrderEntry orderEntry, List<Client> clients, List<Oms> omss) {

    public SessionDeclarations {
        clients = List.copyOf(clients);
        omss = List.copyOf(omss);
    }

    /** Where clients connect to. */
    public record OrderEntry(String host, int port) {}

    /**
     * A client's order entry session.
     *
     * @param password expected in Password(554), beside Username(553) = CompID
     * @param maxAge how old an order may be when it is sent to the OMS
     * @param clOrdIdPrefix what its ClOrdIDs begin with at OMSs; empty for none. Clients never see
     *     it
     */
    public record Client(
            String compId,
            Environment environment,
            Gate gate,
            String password,
            Duration maxAge,
            String clOrdIdPrefix) {}

    /** An OMS: order sessions and, where it has one, a drop copy. */
    public record Oms(
            String name,
            Endpoint primary,
            @Nullable Endpoint secondary,
            @Nullable Endpoint dropCopy) {
        /** Its order sessions, the preferred one first. */
        public List<Endpoint> orderSessions() {
            return secondary == null ? List.of(primary) : List.of(primary, secondary);
        }
    }

    /** One session at the OMS's side: its CompID and where it listens. */
    public record Endpoint(String compId, String host, int port) {}

    public Optional<Client> client(String name) {
        return clients.stream().filter(client -> client.compId().equals(name)).findFirst();
    }

    /** What is wrong, a line each with the place and the value; empty when all is sound. */
    public List<String> problems() {
        Problems problems = new Problems();
        problems.named("comp-id", compId);
        problems.port("order-entry.port", orderEntry.port());
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            String where = "clients[" + i + "]";
            problems.session(where, client.compId());
            if (client.password().isBlank()) {
                problems.add(where + ".password: must not be blank (" + client.compId() + ")");
            }
            if (!client.clOrdIdPrefix().matches("[A-Za-z0-9._-]{0,16}")) {
                problems.add(
                        where
                                + ".cl-ord-id-prefix: '"
                                + client.clOrdIdPrefix()
                                + "' is no prefix (at most 16 letters, digits, '.', '_', '-')");
            }
            if (client.maxAge().isNegative() || client.maxAge().isZero()) {
                problems.add(where + ".max-age: must be above zero, is " + client.maxAge());
            }
        }
        for (int i = 0; i < omss.size(); i++) {
            oms("omss[" + i + "]", omss.get(i), problems);
        }
        return problems.lines;
    }

    private static void oms(String where, Oms oms, Problems problems) {
        problems.named(where + ".name", oms.name());
        if (!problems.omsNames.add(oms.name().toUpperCase(Locale.ROOT))) {
            problems.add(where + ".name: '" + oms.name() + "' is declared twice");
        }
        problems.endpoint(where + ".primary", oms.primary());
        if (oms.secondary() != null) {
            problems.endpoint(where + ".secondary", oms.secondary());
        }
        if (oms.dropCopy() != null) {
            problems.endpoint(where + ".drop-copy", oms.dropCopy());
        }
    }

    private static final class Problems {
        final List<String> lines = new ArrayList<>();
        final Set<String> sessions = new HashSet<>();
        final Set<String> omsNames = new HashSet<>();
        final Set<String> addresses = new HashSet<>();

        void add(String line) {
            lines.add("interlock.gateway." + line);
        }

        void named(String where, String value) {
            if (!value.matches("[A-Za-z0-9._-]+")) {
                add(where + ": '" + value + "' is no name (letters, digits, '.', '_', '-')");
            }
        }

        void session(String where, String compId) {
            named(where + ".comp-id", compId);
            if (!sessions.add(compId)) {
                add(where + ".comp-id: '" + compId + "' is declared twice");
            }
        }

        void port(String where, int port) {
            if (port < 0 || port > 65_535) {
                add(where + ": " + port + " is no port");
            }
        }

        void endpoint(String where, Endpoint endpoint) {
            session(where, endpoint.compId());
            port(where + ".port", endpoint.port());
            if (endpoint.host().isBlank()) {
                add(where + ".host: must not be blank");
            } else if (!addresses.add(endpoint.host() + ":" + endpoint.port())) {
                add(where + ": " + endpoint.host() + ":" + endpoint.port() + " is declared twice");
            }
        }
    }
}
