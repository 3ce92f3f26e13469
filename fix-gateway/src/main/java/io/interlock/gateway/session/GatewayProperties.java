package io.interlock.gateway.session;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.gateway.session.SessionDefinition.CancelOn;
import io.interlock.gateway.session.SessionDefinition.Connection;
import io.interlock.gateway.session.SessionDefinition.Kind;
import io.interlock.gateway.session.SessionDefinition.Limits;
import io.interlock.gateway.session.SessionDefinition.Logon;
import io.interlock.gateway.session.SessionDefinition.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code interlock.gateway} of fix-gateway.yaml.
 *
 * @param clients and {@code omss}: sessions in short; they seed an empty database
 * @param sessions sessions with every setting; likewise
 * @param passwords what counterparties of {@code sessions} must send, by CompID
 * @param maxMessageSize of one message of a client
 * @param logonTimeout how long a connection may stay silent before it logs on
 * @param connectionsPerAddress of clients, logged on or not
 * @param instance this gateway's name in session states
 * @param lease how long a silent instance keeps its links before another one takes over
 */
@ConfigurationProperties("interlock.gateway")
public record GatewayProperties(
        @DefaultValue("INTERLOCK") String compId,
        @DefaultValue OrderEntry orderEntry,
        @Nullable Tls tls,
        @DefaultValue List<Client> clients,
        @DefaultValue List<Oms> omss,
        @DefaultValue List<SessionDefinition> sessions,
        @DefaultValue Map<String, String> passwords,
        @DefaultValue("64KB") DataSize maxMessageSize,
        @DefaultValue("5s") Duration logonTimeout,
        @DefaultValue("1000") int connectionsPerAddress,
        @DefaultValue("5s") Duration omsHeartbeat,
        @DefaultValue("fix-gateway-1") String instance,
        @DefaultValue("3s") Duration lease) {

    /** Where clients connect to. */
    public record OrderEntry(
            @DefaultValue("127.0.0.1") String host, @DefaultValue("9880") int port) {}

    /**
     * TLS for sessions that ask for it, on a port of its own and where we connect. Both stores are
     * PKCS12; {@code crl} is a file with the revocation lists of all authorities of the trust
     * store.
     */
    public record Tls(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("9443") int port,
            @Nullable Path keyStore,
            @DefaultValue("") String keyStorePassword,
            @Nullable Path trustStore,
            @DefaultValue("") String trustStorePassword,
            @Nullable Path crl) {}

    /** A client session in short. */
    public record Client(
            @DefaultValue("") String compId,
            @DefaultValue("LIVE") Environment environment,
            @DefaultValue("ENFORCE") Gate gate,
            @DefaultValue("") String password,
            @DefaultValue("5s") Duration maxAge,
            @DefaultValue("FIX.4.4") String version,
            @DefaultValue("") String clOrdIdPrefix,
            @DefaultValue("false") boolean resetAgreed,
            @DefaultValue("NEVER") CancelOn cancelOnDisconnect,
            @DefaultValue("10s") Duration cancelAfter) {}

    /** An OMS in short; {@code orders} and {@code dropCopies} for more than one of a kind. */
    public record Oms(
            @DefaultValue("") String name,
            @DefaultValue("FIX.4.4") String version,
            @Nullable String dictionary,
            @Nullable Endpoint primary,
            @Nullable Endpoint secondary,
            @Nullable Endpoint dropCopy,
            @DefaultValue List<Endpoint> orders,
            @DefaultValue List<Endpoint> dropCopies) {}

    /** A session at the OMS's side; without a host it connects to us. */
    public record Endpoint(
            @DefaultValue("") String compId, @Nullable String host, @DefaultValue("0") int port) {}

    /** A definition, and the password that its counterparty must send; blank for none. */
    record Seed(SessionDefinition definition, String password) {}

    /** The sessions of the YAML, short forms first. */
    List<Seed> seeds() {
        List<Seed> seeds = new ArrayList<>();
        for (Client client : clients) {
            seeds.add(new Seed(definition(client), client.password()));
        }
        for (Oms oms : omss) {
            int preference = 1;
            for (Endpoint endpoint : orderSessions(oms)) {
                seeds.add(seed(oms, Kind.OMS_ORDERS, endpoint, preference++));
            }
            List<Endpoint> copies = new ArrayList<>(oms.dropCopies());
            if (oms.dropCopy() != null) {
                copies.addFirst(oms.dropCopy());
            }
            copies.forEach(copy -> seeds.add(seed(oms, Kind.OMS_DROP_COPY, copy, 1)));
        }
        sessions.forEach(
                session -> seeds.add(new Seed(session, passwords.getOrDefault(session.id(), ""))));
        return seeds;
    }

    private static List<Endpoint> orderSessions(Oms oms) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (oms.primary() != null) {
            endpoints.add(oms.primary());
        }
        if (oms.secondary() != null) {
            endpoints.add(oms.secondary());
        }
        endpoints.addAll(oms.orders());
        return endpoints;
    }

    private SessionDefinition definition(Client client) {
        Terms terms =
                new Terms(
                        client.environment(),
                        client.gate(),
                        client.maxAge(),
                        client.clOrdIdPrefix(),
                        client.cancelOnDisconnect(),
                        client.cancelAfter(),
                        false,
                        List.of(115, 116));
        return new SessionDefinition(
                client.compId(),
                Kind.CLIENT,
                null,
                1,
                true,
                null,
                client.version(),
                null,
                new Connection(null, 0, 0, false),
                terms,
                logon(client.resetAgreed()),
                limits(),
                null,
                null);
    }

    private Seed seed(Oms oms, Kind kind, Endpoint endpoint, int preference) {
        Terms none =
                new Terms(
                        Environment.LIVE,
                        Gate.ENFORCE,
                        Duration.ofSeconds(5),
                        "",
                        CancelOn.NEVER,
                        Duration.ofSeconds(10),
                        false,
                        List.of());
        return new Seed(
                new SessionDefinition(
                        endpoint.compId(),
                        kind,
                        oms.name(),
                        preference,
                        true,
                        null,
                        oms.version(),
                        oms.dictionary(),
                        new Connection(endpoint.host(), endpoint.port(), 0, false),
                        none,
                        logon(false),
                        limits(),
                        null,
                        null),
                "");
    }

    private static Logon logon(boolean resetAgreed) {
        return new Logon(null, null, List.of(), null, 5, 60, resetAgreed, List.of());
    }

    private Limits limits() {
        return new Limits(
                500, 500, (int) maxMessageSize.toBytes(), 4 << 20, Duration.ofSeconds(10));
    }
}
