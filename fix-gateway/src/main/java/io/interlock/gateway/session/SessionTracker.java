package io.interlock.gateway.session;

import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.Topics;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.kit.kafka.EventRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;

/**
 * What each session is doing now, for {@code fix.sessions.v1}, and what happened, for {@code
 * fix.incidents.v1}.
 */
@Component
public class SessionTracker implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SessionTracker.class);

    private final FixSessions sessions;
    private final GatewayProperties properties;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<String, Status> statuses = new ConcurrentHashMap<>();
    private final ExecutorService teller =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("incidents").factory());

    SessionTracker(
            FixSessions sessions,
            GatewayProperties properties,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.kafka = kafka;
        this.records = records;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    private record Status(State state, Instant since, @Nullable String lastError) {}

    public void loggedOn(Declared session) {
        boolean order = session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
        become(session.compId(), order ? State.DEGRADED : State.ACTIVE);
        incident(session, Kind.LOGON, Severity.NORMAL, "logged on from " + remote(session));
    }

    public void synced(Declared session) {
        become(session.compId(), State.ACTIVE);
    }

    public void loggedOut(Declared session) {
        become(session.compId(), down(session));
        incident(
                session,
                Kind.LOGOUT,
                session.role() == Role.ORDER_ENTRY ? Severity.NORMAL : Severity.CRITICAL,
                "logged out or disconnected");
    }

    /** Records what happened on a session; the newest warning is its last error. */
    public void incident(Declared session, Kind kind, Severity severity, String detail) {
        if (severity != Severity.NORMAL) {
            statuses.compute(
                    session.compId(),
                    (id, now) ->
                            now == null
                                    ? new Status(down(session), clock.instant(), detail)
                                    : new Status(now.state(), now.since(), detail));
        }
        FixIncident incident =
                new FixIncident(
                        UUID.randomUUID().toString(),
                        session.compId(),
                        kind,
                        severity,
                        detail,
                        clock.instant());
        log.atInfo()
                .addKeyValue("fixSession", session.compId())
                .addKeyValue("incident", kind)
                .log("{}", detail);
        teller.execute(() -> tell(session.compId(), incident));
    }

    /** On a thread of its own: a session must neither wait nor fail because Kafka is away. */
    private void tell(String compId, FixIncident incident) {
        try {
            var unused = kafka.send(records.record(Topics.FIX_INCIDENTS, compId, incident));
        } catch (KafkaException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("fixSession", compId)
                    .log("An incident is only in this log");
        }
    }

    @Override
    public void destroy() {
        teller.shutdown();
    }

    /** Every session as it is now. */
    Map<String, FixSessionState> states() {
        Map<String, FixSessionState> states = new HashMap<>();
        sessions.all().forEach(session -> states.put(session.compId(), state(session)));
        return states;
    }

    public SessionStateListener listener() {
        return new SessionStateListener() {
            @Override
            public void onConnect(SessionID id) {
                Declared session = sessions.declared(id);
                if (session.role() != Role.ORDER_ENTRY) {
                    become(session.compId(), State.LOGON_SENT);
                }
            }

            @Override
            public void onDisconnect(SessionID id) {
                Declared session = sessions.declared(id);
                sessions.lost(session.compId());
                become(session.compId(), down(session));
            }

            @Override
            public void onConnectException(SessionID id, Exception e) {
                statuses.compute(
                        id.getTargetCompID(),
                        (name, now) ->
                                new Status(
                                        State.CONNECTING,
                                        now == null || now.state() != State.CONNECTING
                                                ? clock.instant()
                                                : now.since(),
                                        "cannot connect: " + e.getMessage()));
            }

            @Override
            public void onReset(SessionID id) {
                incident(
                        sessions.declared(id),
                        Kind.SEQUENCE_RESET,
                        Severity.WARNING,
                        "sequence numbers start from 1 again");
            }

            @Override
            public void onResendRequestSent(SessionID id, int begin, int end, int chunkEnd) {
                incident(
                        sessions.declared(id),
                        Kind.SEQUENCE_GAP,
                        Severity.WARNING,
                        "messages "
                                + begin
                                + " to "
                                + (end == 0 ? "the newest" : end)
                                + " are missing, asked for again");
            }

            @Override
            public void onHeartBeatTimeout(SessionID id) {
                incident(
                        sessions.declared(id),
                        Kind.DISCONNECT,
                        Severity.CRITICAL,
                        "no answer to TestRequest, the link is taken as lost");
            }
        };
    }

    private void become(String compId, State state) {
        statuses.compute(
                compId,
                (id, now) ->
                        now != null && now.state() == state
                                ? now
                                : new Status(
                                        state,
                                        clock.instant(),
                                        now == null ? null : now.lastError()));
    }

    private static State down(Declared session) {
        return session.role() == Role.ORDER_ENTRY ? State.WAITING : State.LOST;
    }

    private FixSessionState state(Declared session) {
        Session engine = Session.lookupSession(session.id());
        Status status =
                statuses.getOrDefault(
                        session.compId(),
                        new Status(
                                session.role() == Role.ORDER_ENTRY
                                        ? State.WAITING
                                        : State.CONNECTING,
                                startedAt,
                                null));
        boolean client = session.role() == Role.ORDER_ENTRY;
        return new FixSessionState(
                session.compId(),
                session.role(),
                session.oms() == null ? null : session.oms().name(),
                session.client() == null ? null : session.client().environment(),
                session.id().getSenderCompID(),
                session.compId(),
                session.id().getBeginString(),
                properties.instance(),
                status.state(),
                session.oms() != null
                        && sessions.active(session.omsName())
                                .filter(session.compId()::equals)
                                .isPresent(),
                status.since(),
                engine == null ? 0 : engine.getExpectedTargetNum(),
                engine == null ? 0 : engine.getExpectedSenderNum(),
                client ? 30 : (int) properties.omsHeartbeat().toSeconds(),
                remote(session),
                status.lastError(),
                status.since());
    }

    private static @Nullable String remote(Declared session) {
        Session engine = Session.lookupSession(session.id());
        return engine == null ? null : engine.getRemoteAddress();
    }
}
