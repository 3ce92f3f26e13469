package io.interlock.gateway.session;

import io.interlock.events.FixSessionState.Role;
import io.interlock.gateway.session.LinkHealth.OrderSession;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.session.SessionDeclarations.Endpoint;
import io.interlock.gateway.session.SessionDeclarations.Oms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.SessionID;

/** All sessions by the counterparty's CompID: what they are for, and which of them answer. */
@Component
public class FixSessions {
    /** How the TestReqID(112) of the platform's own questions begins. */
    public static final String PROBE = "SYNC-";

    private final SessionDeclarations declarations;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, String> chosen = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Set<String> synced = ConcurrentHashMap.newKeySet();

    FixSessions(GatewayProperties properties) {
        declarations = properties.declarations();
        declarations.clients().forEach(c -> declare(c.compId(), Role.ORDER_ENTRY, null, c));
        for (Oms oms : declarations.omss()) {
            declare(oms.primary().compId(), Role.OMS_PRIMARY, oms, null);
            declare(oms.secondary(), Role.OMS_SECONDARY, oms);
            declare(oms.dropCopy(), Role.DROP_COPY, oms);
        }
    }

    /** A declared session. */
    public record Declared(SessionID id, Role role, @Nullable Oms oms, @Nullable Client client) {
        public String compId() {
            return id.getTargetCompID();
        }

        public String omsName() {
            return oms == null ? "" : oms.name();
        }
    }

    private void declare(@Nullable Endpoint endpoint, Role role, Oms oms) {
        if (endpoint != null) {
            declare(endpoint.compId(), role, oms, null);
        }
    }

    private void declare(String compId, Role role, @Nullable Oms oms, @Nullable Client client) {
        SessionID id = new SessionID("FIX.4.4", declarations.compId(), compId);
        declared.put(compId, new Declared(id, role, oms, client));
    }

    public SessionDeclarations declarations() {
        return declarations;
    }

    public List<Declared> all() {
        return new ArrayList<>(declared.values());
    }

    public Declared declared(SessionID id) {
        Declared known = declared.get(id.getTargetCompID());
        if (known == null) {
            throw new IllegalArgumentException("undeclared session " + id);
        }
        return known;
    }

    /** The OMS of a session; empty for a client's. */
    public String omsOf(String compId) {
        Declared known = declared.get(compId);
        return known == null ? "" : known.omsName();
    }

    /** True where a message with these CompIDs was written by us. */
    public boolean isOurs(String sender, String target) {
        Declared known = declared.get(target);
        return known != null && known.id().getSenderCompID().equals(sender);
    }

    public boolean isClient(String compId) {
        Declared known = declared.get(compId);
        return known != null && known.role() == Role.ORDER_ENTRY;
    }

    public List<String> omsNames() {
        return declarations.omss().stream().map(Oms::name).toList();
    }

    /** Where a session with an OMS connects to. */
    public Endpoint endpoint(Declared session) {
        Oms oms = session.oms();
        if (oms == null) {
            throw new IllegalArgumentException(session.compId() + " connects to us");
        }
        return Stream.of(oms.primary(), oms.secondary(), oms.dropCopy())
                .filter(Objects::nonNull)
                .filter(endpoint -> endpoint.compId().equals(session.compId()))
                .findFirst()
                .orElseThrow();
    }

    /** A client's declaration. */
    public Optional<Client> client(String compId) {
        return declarations.client(compId);
    }

    /** The engine's session; {@link IllegalStateException} before the engine has created it. */
    public Session session(String compId) {
        Session session = lookup(compId);
        if (session == null) {
            throw new IllegalStateException("session " + compId + " does not exist yet");
        }
        return session;
    }

    public boolean loggedOn(String compId) {
        Session session = lookup(compId);
        return session != null && session.isLoggedOn();
    }

    /** Logged on, and the TestRequest sent after that Logon has been answered. */
    public boolean answering(String compId) {
        return synced.contains(compId) && loggedOn(compId);
    }

    /** The session that carries new orders of an OMS. */
    public Optional<String> active(String oms) {
        String choice = chosen.get(oms);
        return choice != null && answering(choice) ? Optional.of(choice) : first(oms);
    }

    private Optional<String> first(String oms) {
        return declarations.omss().stream()
                .filter(one -> one.name().equals(oms))
                .findFirst()
                .flatMap(one ->
                        LinkHealth.active(
                                one.orderSessions().stream()
                                        .map(e ->
                                                new OrderSession(e.compId(), answering(e.compId())))
                                        .toList()));
    }

    /** The link's supervision decided: new orders of {@code oms} go by this session. */
    public void choose(String oms, @Nullable String compId) {
        if (compId == null) {
            chosen.remove(oms);
        } else {
            chosen.put(oms, compId);
        }
    }

    /** Asks a session that stands by whether it still answers. */
    public void probe(String compId) {
        session(compId).generateTestRequest(PROBE + "S" + goodProbes(compId));
    }

    /** A TestRequest was answered. */
    public void answered(String compId) {
        answers.computeIfAbsent(compId, id -> new AtomicInteger()).incrementAndGet();
    }

    /** TestRequests answered since the session logged on. */
    public int goodProbes(String compId) {
        AtomicInteger count = answers.get(compId);
        return count == null ? 0 : count.get();
    }

    public void synced(String compId) {
        synced.add(compId);
    }

    public void lost(String compId) {
        synced.remove(compId);
        answers.remove(compId);
    }

    public boolean isSynced(String compId) {
        return synced.contains(compId);
    }

    private @Nullable Session lookup(String compId) {
        Declared known = declared.get(compId);
        return known == null ? null : Session.lookupSession(known.id());
    }
}
