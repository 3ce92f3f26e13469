package io.interlock.gateway.session;

import io.interlock.events.FixSessionState.Role;
import io.interlock.gateway.session.LinkHealth.OrderSession;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.session.SessionDeclarations.Oms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.field.MsgType;
import quickfix.field.TestReqID;

/** All sessions by the counterparty's CompID: what they are for, and which of them answer. */
@Component
public class FixSessions {
    /** How the TestReqID(112) of the platform's own questions begins. */
    public static final String PROBE = "SYNC-";

    private final GatewayProperties properties;
    private final Map<String, String> chosen = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Set<String> synced = ConcurrentHashMap.newKeySet();
    private final SessionRegistry registry;
    private volatile Known known;
    private long revision;

    FixSessions(GatewayProperties properties, SessionRegistry registry) {
        this.properties = properties;
        this.registry = registry;
        List<StoredSession> stored = registry.load();
        this.revision = SessionRegistry.revision(stored);
        this.known = known(stored);
    }

    /** A session that is defined. */
    public record Declared(
            SessionID id,
            Role role,
            @Nullable Oms oms,
            @Nullable Client client,
            StoredSession stored) {
        public String compId() {
            return id.getTargetCompID();
        }

        public String omsName() {
            return oms == null ? "" : oms.name();
        }

        public SessionDefinition definition() {
            return stored.definition();
        }
    }

    /** All definitions, and what they amount to; replaced as a whole. */
    private record Known(
            Map<String, Declared> byCompId,
            Map<String, String> versions,
            SessionDeclarations declarations) {}

    private Known known(Collection<StoredSession> stored) {
        SessionDeclarations declarations =
                SessionDeclarations.of(stored.stream().map(StoredSession::definition).toList());
        Map<String, Declared> byCompId = new TreeMap<>();
        stored.forEach(one -> byCompId.put(one.definition().id(), declared(one, declarations)));
        Map<String, String> versions = new HashMap<>();
        byCompId.values().forEach(one -> versions.put(one.omsName(), one.definition().version()));
        return new Known(byCompId, versions, declarations);
    }

    private Declared declared(StoredSession stored, SessionDeclarations all) {
        SessionDefinition definition = stored.definition();
        String sender = Objects.requireNonNullElse(definition.senderCompId(), properties.compId());
        Oms oms =
                all.omss().stream()
                        .filter(o -> o.name().equals(definition.oms()))
                        .findFirst()
                        .orElse(null);
        return new Declared(
                new SessionID(definition.beginString(), sender, definition.id()),
                role(definition, oms),
                oms,
                all.client(definition.id()).orElse(null),
                stored);
    }

    private static Role role(SessionDefinition definition, @Nullable Oms oms) {
        return switch (definition.kind()) {
            case CLIENT -> Role.ORDER_ENTRY;
            case OMS_DROP_COPY -> Role.DROP_COPY;
            case MARKET_DATA -> Role.MARKET_DATA;
            case OMS_ORDERS ->
                    oms != null && oms.orderSessions().getFirst().compId().equals(definition.id())
                            ? Role.OMS_PRIMARY
                            : Role.OMS_SECONDARY;
        };
    }

    /** Takes over what has changed in the database, here or by another instance. */
    public synchronized void refresh() {
        List<StoredSession> stored = registry.changedSince(revision);
        if (!stored.isEmpty()) {
            revision = SessionRegistry.revision(stored);
            known = known(stored);
        }
    }

    public SessionDeclarations declarations() {
        return known.declarations();
    }

    public List<Declared> all() {
        return new ArrayList<>(known.byCompId().values());
    }

    public Optional<Declared> find(String compId) {
        return Optional.ofNullable(known.byCompId().get(compId));
    }

    public Declared declared(SessionID id) {
        return find(id.getTargetCompID())
                .orElseThrow(() -> new IllegalArgumentException("undeclared session " + id));
    }

    /** The OMS of a session; empty for a client's and a price source's. */
    public String omsOf(String compId) {
        return find(compId).map(Declared::omsName).orElse("");
    }

    /** The FIX version that an OMS speaks; all its sessions speak the same. */
    public String versionOf(String oms) {
        return known.versions().getOrDefault(oms, "");
    }

    /** True where a message with these CompIDs was written by us. */
    public boolean isOurs(String sender, String target) {
        Declared one = known.byCompId().get(target);
        return one != null && one.id().getSenderCompID().equals(sender);
    }

    public boolean isClient(String compId) {
        return find(compId).filter(one -> one.role() == Role.ORDER_ENTRY).isPresent();
    }

    public List<String> omsNames() {
        return declarations().omss().stream().map(Oms::name).toList();
    }

    /** A client's declaration. */
    public Optional<Client> client(String compId) {
        return find(compId).flatMap(one -> Optional.ofNullable(one.client()));
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
        return declarations().omss().stream()
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

    /**
     * Asks a session that stands by whether it still answers. Not by the engine: it would count the
     * question as its own, and put off the one that tells a peer that hangs.
     */
    public void probe(String compId) {
        Message question = new Message();
        question.getHeader().setString(MsgType.FIELD, MsgType.TEST_REQUEST);
        question.setString(TestReqID.FIELD, PROBE + "S" + goodProbes(compId));
        session(compId).send(question);
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

    /** The engine's session; null while it has none. */
    public @Nullable Session lookup(String compId) {
        return find(compId).map(one -> Session.lookupSession(one.id())).orElse(null);
    }
}
