package io.interlock.gateway.session;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.gateway.entry.OrderEntry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code interlock.gateway} of fix-gateway.yaml.
 *
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
        @DefaultValue List<Client> clients,
        @DefaultValue List<Oms> omss,
        @DefaultValue("64KB") DataSize maxMessageSize,
        @DefaultValue("5s") Duration logonTimeout,
        @DefaultValue("1000") int connectionsPerAddress,
        @DefaultValue("5s") Duration omsHeartbeat,
        @DefaultValue("fix-gateway-1") String instance,
        @DefaultValue("3s") Duration lease) {

    /** Where clients connect to. */
    public record OrderEntry(
            @DefaultValue("127.0.0.1") String host, @DefaultValue("9880") int port) {}

    /** A client session. */
    public record Client(
            @DefaultValue("") String compId,
            @DefaultValue("LIVE") Environment environment,
            @DefaultValue("ENFORCE") Gate gate,
            @DefaultValue("") String password,
            @DefaultValue("5s") Duration maxAge,
            @DefaultValue("") String clOrdIdPrefix) {}

    /** An OMS. */
    public record Oms(
            @DefaultValue("") String name,
            @DefaultValue Endpoint primary,
            @Nullable Endpoint secondary,
            @Nullable Endpoint dropCopy) {}

    /** A session at the OMS's side. */
    public record Endpoint(
            @DefaultValue("") String compId,
            @DefaultValue("") String host,
            @DefaultValue("0") int port) {}

    /** The checked declarations; {@link IllegalStateException} with one line per problem. */
    public SessionDeclarations declarations() {
        SessionDeclarations declared =
                new SessionDeclarations(
                        compId,
                        new SessionDeclarations.OrderEntry(orderEntry.host(), orderEntry.port()),
                        clients.stream().map(GatewayProperties::client).toList(),
                        omss.stream().map(GatewayProperties::oms).toList());
        List<String> problems = declared.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "fix-gateway.yaml is not usable:\n  " + String.join("\n  ", problems));
        }
        return declared;
    }

    private static SessionDeclarations.Client client(Client c) {
        return new SessionDeclarations.Client(
                c.compId(), c.environment(), c.gate(), c.password(), c.maxAge(), c.clOrdIdPrefix());
    }

    private static SessionDeclarations.Oms oms(Oms o) {
        Endpoint primary = o.primary();
        Endpoint secondary = o.secondary();
        Endpoint dropCopy = o.dropCopy();
        return new SessionDeclarations.Oms(
                o.name(),
                endpoint(primary),
                secondary == null ? null : endpoint(secondary),
                dropCopy == null ? null : endpoint(dropCopy));
    }

    private static SessionDeclarations.Endpoint endpoint(Endpoint e) {
        return new SessionDeclarations.Endpoint(e.compId(), e.host(), e.port());
    }
}
