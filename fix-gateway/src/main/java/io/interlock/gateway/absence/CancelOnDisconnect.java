package io.interlock.gateway.absence;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.gateway.absence.Presence.Known;
import io.interlock.gateway.absence.Presence.State;
import io.interlock.gateway.absence.Working.Left;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.session.SessionDefinition.CancelOn;
import io.interlock.gateway.session.SessionDefinition.Terms;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.kit.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every 100 ms who is there of the clients that want their orders canceled when they are
 * lost. Who was there when another instance ended counts as lost from the moment that this one
 * serves the clients. A cancel that comes to nothing, because the OMS is away perhaps, is asked for
 * again, five times in all.
 */
@Component
public class CancelOnDisconnect implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(CancelOnDisconnect.class);

    private static final long LOOK_MILLIS = 100;
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private final FixSessions sessions;
    private final Presence presence;
    private final WorkingOrders orders;
    private final DisconnectCancels cancels;
    private final SessionTracker tracker;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<String> loggedOut = ConcurrentHashMap.newKeySet();
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("absences").factory());
    private volatile boolean onDuty;
    private boolean serving;

    CancelOnDisconnect(
            FixSessions sessions,
            Presence presence,
            WorkingOrders orders,
            DisconnectCancels cancels,
            SessionTracker tracker,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sessions = sessions;
        this.presence = presence;
        this.orders = orders;
        this.cancels = cancels;
        this.tracker = tracker;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        keeper.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often the orders of an absent client were canceled, and when to look at them again. */
    private record Attempt(int number, Instant next) {}

    /** This instance serves the clients, or no longer does. */
    public void onDuty(boolean now) {
        onDuty = now;
    }

    /** Whatever a client said before, it is there now. */
    public void loggedOn(String client) {
        loggedOut.remove(client);
        if (onDuty) {
            keeper.execute(this::look);
        }
    }

    /** A client has said goodbye, or has answered ours. */
    public void loggedOut(String client) {
        loggedOut.add(client);
    }

    private void look() {
        if (!onDuty) {
            serving = false;
            return;
        }
        if (!serving) {
            known.clear();
            attempts.clear();
            serving = true;
        }
        for (Declared session : sessions.all()) {
            Client client = session.client();
            if (!onDuty) {
                return;
            }
            try {
                if (client == null || terms(session).cancelOnDisconnect() == CancelOn.NEVER) {
                    forget(session.compId());
                } else {
                    look(session, client);
                }
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("fixSession", session.compId())
                        .setCause(e)
                        .log("Cancel on disconnect is tried again");
            }
        }
    }

    private void forget(String id) {
        if (known.containsKey(id)) {
            presence.forget(id);
            known.remove(id);
        }
    }

    private static Terms terms(Declared session) {
        return session.definition().terms();
    }

    private void look(Declared session, Client client) {
        String id = session.compId();
        Instant now = clock.instant();
        boolean here = sessions.loggedOn(id);
        Known before = known.get(id);
        Known after =
                before == null
                        ? inherited(id, here, now)
                        : changed(before, here, loggedOut.contains(id), now);
        if (!after.equals(before)) {
            keep(id, after);
            attempts.remove(id);
        }
        if (!here && isDue(after, id, terms(session), now)) {
            cancel(session, client, after, now);
        }
    }

    /** The first look since this instance serves the clients. */
    private Known inherited(String client, boolean here, Instant now) {
        Known stored = presence.find(client).orElse(Known.NEVER_SEEN);
        return here ? stored.present(now) : stored.inherited(now);
    }

    private static Known changed(Known before, boolean here, boolean loggedOut, Instant now) {
        boolean wasHere = before.state() == State.PRESENT;
        if (here == wasHere) {
            return before;
        }
        return here
                ? before.present(now)
                : before.gone(loggedOut ? State.LOGGED_OUT : State.LOST, now);
    }

    private void keep(String client, Known now) {
        presence.save(client, now);
        known.put(client, now);
    }

    private boolean isDue(Known gone, String client, Terms terms, Instant now) {
        boolean wanted =
                gone.state() == State.LOST
                        || terms.cancelOnDisconnect() == CancelOn.LOGOUT_OR_DISCONNECT;
        Attempt last = attempts.get(client);
        return wanted
                && gone.settledAt() == null
                && !now.isBefore(gone.since().plus(terms.cancelAfter()))
                && (last == null || !now.isBefore(last.next()));
    }

    private void cancel(Declared session, Client client, Known gone, Instant now) {
        Attempt last = attempts.get(client.compId());
        int attempt = last == null ? 0 : last.number() + 1;
        List<Left> left = orders.of(client.compId());
        if (left.isEmpty()) {
            keep(client.compId(), gone.settled(now));
            return;
        }
        if (attempt == ATTEMPTS) {
            tracker.incident(
                    session,
                    Kind.ANOMALY,
                    Severity.CRITICAL,
                    "cancel on disconnect: after %d attempts %d orders may still be working, such as %s"
                            .formatted(ATTEMPTS, left.size(), left.getFirst().clOrdId()));
            keep(client.compId(), gone.settled(now));
            return;
        }
        cancels.send(client, gone.absence(), attempt, left);
        if (attempt == 0) {
            tell(session, gone, left);
        }
        attempts.put(client.compId(), new Attempt(attempt, clock.instant().plus(AGAIN)));
    }

    private void tell(Declared session, Known gone, List<Left> left) {
        String why =
                "cancel on disconnect: %s at %s and not back within %s; %d working orders are canceled"
                        .formatted(
                                gone.state() == State.LOST ? "lost" : "logged out",
                                gone.since(),
                                terms(session).cancelAfter(),
                                left.size());
        List<String> names = left.stream().map(one -> one.clOrdId().value()).toList();
        transaction.executeWithoutResult(status ->
                audit.record(
                        "system",
                        "orders.canceled-on-disconnect",
                        "session:" + session.compId(),
                        why,
                        Map.of("absence", gone.absence()),
                        Map.of("orders", names)));
        tracker.incident(session, Kind.DISCONNECT, Severity.WARNING, why);
    }

    @Override
    public void destroy() {
        keeper.shutdown();
    }
}
