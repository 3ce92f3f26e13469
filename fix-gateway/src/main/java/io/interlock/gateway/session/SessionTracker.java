package io.interlock.gateway.session;

import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.Topics;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.DurableStores.Numbers;
import io.interlock.kit.kafka.EventRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    private static final int LOGONS_BEFORE_ALERT = 3;
    private static final int CLIENT_HEARTBEAT = 30;

    private final FixSessions sessions;
    private final SessionControl control;
    private final DurableStores stores;
    private final GatewayProperties properties;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final Clock clock;
    private final Instant startedAt;
    private final IncidentRate rate = new IncidentRate();
    private final Map<String, Status> statuses = new ConcurrentHashMap<>();
    private final Map<String, Numbers> numbers = new ConcurrentHashMap<>();
    private final ExecutorService teller =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("incidents").factory());

    SessionTracker(
            FixSessions sessions,
            SessionControl control,
            DurableStores stores,
            GatewayProperties properties,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            Clock clock) {
        this.sessions = sessions;
        this.control = control;
        this.stores = stores;
        this.properties = properties;
        this.kafka = kafka;
        this.records = records;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    private record Status(State state, Instant since, @Nullable String lastError) {}

    public void loggedOn(Declared session) {
        boolean order = session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
        become(session.compId(), order ? State.SYNCING : State.ACTIVE);
        incident(session, Kind.LOGON, Severity.NORMAL, "logged on from " + remote(session));
    }

    public void synced(Declared session) {
        become(session.compId(), State.ACTIVE);
        log.atInfo()
                .addKeyValue("fixSession", session.compId())
                .log("{} answers: it may carry orders", session.compId());
    }

    public void loggedOut(Declared session) {
        become(session.compId(), down(session));
        incident(
                session,
                Kind.LOGOUT,
                switch (session.role()) {
                    case ORDER_ENTRY -> Severity.NORMAL;
                    case MARKET_DATA -> Severity.WARNING;
                    case OMS_PRIMARY, OMS_SECONDARY, DROP_COPY -> Severity.CRITICAL;
                },
                "logged out or disconnected");
    }

    /** An answer of the counterparty came in. */
    public void answered(Declared session) {
        statuses.computeIfPresent(
                session.compId(),
                (id, now) ->
                        now.state() == State.DEGRADED
                                ? new Status(State.ACTIVE, clock.instant(), now.lastError())
                                : now);
    }

    /** What to show as the newest thing that went wrong, where it is no incident of its own. */
    public void lastError(Declared session, String detail) {
        statuses.compute(
                session.compId(),
                (id, now) ->
                        now == null
                                ? new Status(down(session), clock.instant(), detail)
                                : new Status(now.state(), now.since(), detail));
    }

    /** A connection was closed for what came over it. */
    public void cut(Declared session, String why) {
        incident(session, Kind.DISCONNECT, Severity.WARNING, "connection closed: " + why);
    }

    /** Someone was not let in; {@code session} is null where the CompID is unknown. */
    public void logonRefused(
            @Nullable Declared session, String compId, Severity severity, String words) {
        if (session != null) {
            incident(session, Kind.LOGON_REFUSED, severity, words);
        } else {
            publish(
                    compId.length() > 64 ? compId.substring(0, 64) : compId,
                    Kind.LOGON_REFUSED,
                    severity,
                    words);
        }
    }

    /** Records what happened on a session; the newest warning is its last error. */
    public void incident(Declared session, Kind kind, Severity severity, String detail) {
        if (severity != Severity.NORMAL) {
            lastError(session, detail);
        }
        publish(session.compId(), kind, severity, detail);
    }

    private void publish(String compId, Kind kind, Severity severity, String words) {
        OptionalLong leftOut = rate.leftOutBefore(compId, kind, severity, clock.instant());
        if (leftOut.isEmpty()) {
            return;
        }
        String detail =
                leftOut.getAsLong() == 0
                        ? words
                        : words + " (" + leftOut.getAsLong() + " more like it were left out)";
        FixIncident incident =
                new FixIncident(
                        UUID.randomUUID().toString(),
                        compId,
                        kind,
                        severity,
                        detail,
                        clock.instant());
        log.atInfo()
                .addKeyValue("fixSession", compId)
                .addKeyValue("incident", kind)
                .log("{}", detail);
        teller.execute(() -> tell(compId, incident));
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
                if (session.definition().connects()) {
                    become(session.compId(), State.LOGON_SENT);
                }
            }

            @Override
            public void onDisconnect(SessionID id) {
                Declared session = sessions.declared(id);
                sessions.lost(session.compId());
                logonFailed(session);
                become(session.compId(), down(session));
            }

            @Override
            public void onMissedHeartBeat(SessionID id) {
                Declared session = sessions.declared(id);
                statuses.computeIfPresent(
                        session.compId(),
                        (name, now) ->
                                now.state() == State.ACTIVE
                                        ? new Status(
                                                State.DEGRADED, clock.instant(), now.lastError())
                                        : now);
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
                if (sessions.declared(id).definition().servesPrices()) {
                    return; // agreed, with each Logon
                }
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

    /** The connection has ended before the counterparty accepted our Logon. */
    private void logonFailed(Declared session) {
        Status now = statuses.get(session.compId());
        if (now == null || now.state() != State.LOGON_SENT) {
            return;
        }
        int times = control.logonFailed(session.compId());
        if (times == LOGONS_BEFORE_ALERT) {
            incident(
                    session,
                    Kind.LOGON_REFUSED,
                    Severity.CRITICAL,
                    "our Logon was refused or not answered "
                            + times
                            + " times in a row, tried again every 30 s; last heard: "
                            + (now.lastError() == null ? "nothing" : now.lastError()));
        }
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
        return session.definition().connects() ? State.LOST : State.WAITING;
    }

    /** Why the session is as it is, in words; null where the state says it all. */
    public @Nullable String words(Declared session) {
        return control.down(session.stored())
                .map(SessionControl.Down::words)
                .or(() -> control.fault(session.compId()))
                .or(() ->
                        loggedOutByHand(session)
                                ? Optional.of("Logged out by hand, until someone logs it on.")
                                : Optional.empty())
                .orElse(null);
    }

    private static boolean loggedOutByHand(Declared session) {
        Session engine = Session.lookupSession(session.id());
        return engine != null && !engine.isEnabled() && !engine.isLoggedOn();
    }

    private State shown(Declared session, State status) {
        Optional<SessionControl.Down> down = control.down(session.stored());
        if (down.isPresent()) {
            return switch (down.get()) {
                case SessionControl.Down.Disabled no -> State.DISABLED;
                case SessionControl.Down.Stopped no -> State.STOPPED;
                case SessionControl.Down.OutOfWindow no -> State.OUT_OF_WINDOW;
                case SessionControl.Down.SequenceFault no -> State.SEQUENCE_FAULT;
                case SessionControl.Down.Held no -> State.LOST;
                case SessionControl.Down.ReportsHeldUp no -> State.LOST;
            };
        }
        if (loggedOutByHand(session)) {
            return State.STOPPED;
        }
        return status == State.WAITING && control.fault(session.compId()).isPresent()
                ? State.SEQUENCE_FAULT
                : status;
    }

    /** A session that is down goes on with these. */
    public void renumbered(String session, Numbers wanted) {
        numbers.put(session, wanted);
    }

    /** The engine's; of a session that is down the last ones, or those that are stored. */
    private Numbers numbers(Declared session, @Nullable Session engine) {
        if (engine == null) {
            return numbers.computeIfAbsent(session.compId(), stores::stored);
        }
        Numbers now = new Numbers(engine.getExpectedTargetNum(), engine.getExpectedSenderNum());
        numbers.put(session.compId(), now);
        return now;
    }

    /** A session as it is now. */
    public FixSessionState state(Declared session) {
        Session engine = Session.lookupSession(session.id());
        Status status =
                statuses.getOrDefault(
                        session.compId(),
                        new Status(
                                session.definition().connects() ? State.CONNECTING : State.WAITING,
                                startedAt,
                                null));
        Numbers next = numbers(session, engine);
        return new FixSessionState(
                session.compId(),
                session.role(),
                session.oms() == null ? null : session.oms().name(),
                session.client() == null ? null : session.client().environment(),
                session.id().getSenderCompID(),
                session.compId(),
                session.id().getBeginString(),
                properties.instance(),
                shown(session, status.state()),
                session.oms() != null
                        && sessions.active(session.omsName())
                                .filter(session.compId()::equals)
                                .isPresent(),
                status.since(),
                next.nextIn(),
                next.nextOut(),
                heartBtInt(session),
                remote(session),
                status.lastError(),
                status.since());
    }

    private int heartBtInt(Declared session) {
        int own = session.definition().connection().heartBtInt();
        if (own != 0) {
            return own;
        }
        return session.definition().connects()
                ? (int) properties.omsHeartbeat().toSeconds()
                : CLIENT_HEARTBEAT;
    }

    private static @Nullable String remote(Declared session) {
        Session engine = Session.lookupSession(session.id());
        return engine == null ? null : engine.getRemoteAddress();
    }
}
