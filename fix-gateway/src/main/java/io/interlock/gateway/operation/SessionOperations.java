package io.interlock.gateway.operation;

import io.interlock.events.FixSessionState;
import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionChanges;
import io.interlock.gateway.session.SessionChanges.Wish;
import io.interlock.gateway.session.SessionControl;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.gateway.session.StoredSession.Stop;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.DurableStores.Numbers;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import quickfix.Session;

/**
 * What operators do to sessions. What is wanted of a session (start, stop, logout) is written to
 * the audit trail first and done after. A stop is kept with the session and holds for every
 * instance until someone starts it; a logout holds while the session stays on its instance.
 */
@Component
class SessionOperations {
    private final FixSessions sessions;
    private final SessionChanges changes;
    private final SessionControl control;
    private final SessionTracker tracker;
    private final FixEngine engine;
    private final DurableStores stores;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionOperations(
            FixSessions sessions,
            SessionChanges changes,
            SessionControl control,
            SessionTracker tracker,
            FixEngine engine,
            DurableStores stores,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sessions = sessions;
        this.changes = changes;
        this.control = control;
        this.tracker = tracker;
        this.engine = engine;
        this.stores = stores;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    List<FixSessionView> all() {
        return sessions.all().stream().map(this::view).toList();
    }

    FixSessionView view(String id) {
        return view(find(id));
    }

    private FixSessionView view(Declared session) {
        return new FixSessionView(
                session.compId(),
                session.definition(),
                session.stored().version(),
                session.stored().passwordHash() != null,
                tracker.state(session),
                tracker.words(session));
    }

    FixSessionView add(Wish wish) {
        return kept(changes.add(wish).definition().id());
    }

    FixSessionView change(String id, long version, Wish wish) {
        return kept(changes.change(id, version, wish).definition().id());
    }

    FixSessionView start(String id, String reason) {
        Declared session = find(id);
        boolean down = control.down(session.stored()).isPresent();
        if (!down && engine.isStarted(id)) {
            throw conflict(session, "is started already");
        }
        record("session.started", session, reason, () -> changes.start(id));
        sessions.refresh();
        control.start(id);
        return kept(id);
    }

    FixSessionView stop(String id, String reason) {
        Declared session = find(id);
        Stop stop = new Stop(CurrentActor.name(), reason, clock.instant());
        record(
                "session.stopped",
                session,
                reason,
                () -> {
                    if (!changes.stop(id, stop)) {
                        throw conflict(session, "is stopped already");
                    }
                });
        sessions.refresh();
        return kept(id);
    }

    FixSessionView logon(String id, String reason) {
        Declared session = find(id);
        Session started = started(session);
        if (started.isLoggedOn()) {
            throw conflict(session, "is logged on already");
        }
        record("session.logon", session, reason);
        started.logon();
        return view(session);
    }

    FixSessionView logout(String id, String reason) {
        Declared session = find(id);
        Session started = started(session);
        if (!started.isLoggedOn()) {
            throw conflict(session, "is not logged on");
        }
        record("session.logout", session, reason);
        started.logout("Logged out by the operator");
        return view(session);
    }

    FixSessionView testRequest(String id, String reason) {
        Declared session = find(id);
        Session started = started(session);
        if (!started.isLoggedOn()) {
            throw conflict(session, "is not logged on");
        }
        record("session.tested", session, reason);
        started.generateTestRequest("OPS-" + System.currentTimeMillis());
        return view(session);
    }

    /** Sets the next numbers of a session that is down. */
    FixSessionView renumber(String id, Numbers wanted, String reason) {
        Declared session = find(id);
        if (engine.isStarted(id)) {
            throw conflict(session, "is up; stop it first");
        }
        transaction.executeWithoutResult(status -> {
            try {
                Numbers before = stores.renumber(session.id(), wanted);
                audit.record(
                        CurrentActor.name(),
                        "session.renumbered",
                        "session:" + id,
                        reason,
                        Map.of("nextIn", before.nextIn(), "nextOut", before.nextOut()),
                        Map.of("nextIn", wanted.nextIn(), "nextOut", wanted.nextOut()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalStateException e) {
                throw Problem.STATE_CONFLICT.exception(
                        "another instance of the gateway holds this session");
            }
        });
        control.renumbered(id);
        tracker.renumbered(id, wanted);
        return kept(id);
    }

    private FixSessionView kept(String id) {
        Declared session = find(id);
        engine.keep(session);
        return view(session);
    }

    private Declared find(String id) {
        return sessions.find(id).orElseThrow(() -> Problem.NOT_FOUND.exception("no session " + id));
    }

    private Session started(Declared session) {
        @Nullable Session started = sessions.lookup(session.compId());
        if (started == null) {
            throw conflict(session, "is not started here");
        }
        return started;
    }

    private RuntimeException conflict(Declared session, String why) {
        FixSessionState state = tracker.state(session);
        return Problem.STATE_CONFLICT
                .exception("session %s %s (%s)".formatted(session.compId(), why, state.state()))
                .with("current", state);
    }

    private void record(String action, Declared session, String reason) {
        record(action, session, reason, () -> {});
    }

    /** Writes to the audit trail, and does {@code change} in the same transaction. */
    private void record(String action, Declared session, String reason, Runnable change) {
        transaction.executeWithoutResult(status -> {
            change.run();
            audit.record(
                    CurrentActor.name(),
                    action,
                    "session:" + session.compId(),
                    reason,
                    Map.of("state", tracker.state(session).state()),
                    Map.of());
        });
    }
}
