package io.interlock.gateway.session;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.fix.OrderMessages;
import io.interlock.gateway.session.SessionDefinition.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The clients and OMSs that the definitions of sessions amount to.
 *
 * @param clients order entry sessions
 * @param omss the OMSs that orders go to
 */
public record SessionDeclarations(List<Client> clients, List<Oms> omss) {

    public SessionDeclarations {
        clients = List.copyOf(clients);
        omss = List.copyOf(omss);
    }

    /**
     * A client's order entry session.
     *
     * @param maxAge how old an order may be when it is sent to the OMS
     * @param clOrdIdPrefix what its ClOrdIDs begin with at OMSs; empty for none. Clients never see
     *     it
     */
    public record Client(
            String compId,
            Environment environment,
            Gate gate,
            Duration maxAge,
            String clOrdIdPrefix,
            String fixVersion,
            boolean hub,
            List<Integer> passHeader) {

        /** What its commands say of the one who sent them. */
        public OrderMessages.Sender sender() {
            return new OrderMessages.Sender(compId, environment, gate, fixVersion, maxAge);
        }
    }

    /**
     * An OMS.
     *
     * @param orderSessions the preferred one first
     */
    public record Oms(String name, List<Endpoint> orderSessions, List<Endpoint> dropCopies) {}

    /** One session with an OMS. */
    public record Endpoint(String compId) {}

    static SessionDeclarations of(List<SessionDefinition> definitions) {
        return new SessionDeclarations(
                definitions.stream()
                        .filter(SessionDefinition::servesClient)
                        .map(SessionDeclarations::client)
                        .toList(),
                omss(definitions));
    }

    private static Client client(SessionDefinition definition) {
        var terms = definition.terms();
        return new Client(
                definition.id(),
                terms.environment(),
                terms.gate(),
                terms.maxAge(),
                terms.clOrdIdPrefix(),
                definition.version(),
                terms.hub(),
                terms.passHeader());
    }

    private static List<Oms> omss(List<SessionDefinition> definitions) {
        Map<String, List<SessionDefinition>> byOms = new LinkedHashMap<>();
        definitions.stream()
                .filter(definition -> definition.oms() != null)
                .sorted(Comparator.comparingInt(SessionDefinition::preference))
                .forEach(definition ->
                        byOms.computeIfAbsent(
                                        Objects.requireNonNull(definition.oms()),
                                        name -> new java.util.ArrayList<>())
                                .add(definition));
        return byOms.entrySet().stream()
                .map(oms ->
                        new Oms(
                                oms.getKey(),
                                endpoints(oms.getValue(), Kind.OMS_ORDERS),
                                endpoints(oms.getValue(), Kind.OMS_DROP_COPY)))
                .sorted(Comparator.comparing(Oms::name))
                .toList();
    }

    private static List<Endpoint> endpoints(List<SessionDefinition> sessions, Kind kind) {
        return sessions.stream()
                .filter(session -> session.kind() == kind)
                .map(session -> new Endpoint(session.id()))
                .toList();
    }

    public Optional<Client> client(String name) {
        return clients.stream().filter(client -> client.compId().equals(name)).findFirst();
    }
}
