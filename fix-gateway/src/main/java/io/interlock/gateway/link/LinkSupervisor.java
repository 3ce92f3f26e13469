package io.interlock.gateway.link;

import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Severity;
import io.interlock.events.FixSessionState.Role;
import io.interlock.gateway.lease.Leases;
import io.interlock.gateway.link.LinkSupervision.Member;
import io.interlock.gateway.link.LinkSwitches.Kind;
import io.interlock.gateway.link.LinkSwitches.Switch;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.InFlight.Sent;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionTracker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after every OMS link that this instance serves: decides which session carries new orders
 * ({@link LinkSupervision}), tells people when that changes, and keeps a record of what was in
 * flight.
 */
@Component
class LinkSupervisor implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(LinkSupervisor.class);
    private final FixSessions sessions;
    private final Leases leases;
    private final InFlight inFlight;
    private final LinkSwitches switches;
    private final SessionTracker tracker;
    private final LinkProperties properties;
    private final Clock clock;
    private final Map<String, LinkSupervision> links = new ConcurrentHashMap<>();
    private final ExecutorService recorder =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("link-switches").factory());

    LinkSupervisor(
            FixSessions sessions,
            Leases leases,
            InFlight inFlight,
            LinkSwitches switches,
            SessionTracker tracker,
            LinkProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.leases = leases;
        this.inFlight = inFlight;
        this.switches = switches;
        this.tracker = tracker;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The link as it is now; empty where another instance serves it or none of that name exists.
     */
    Optional<LinkSupervision> link(String oms) {
        return Optional.ofNullable(links.get(oms));
    }

    List<Member> members(String oms) {
        return sessions.all().stream()
                .filter(session -> session.omsName().equals(oms) && carriesOrders(session))
                .map(Declared::compId)
                .map(id -> new Member(id, sessions.answering(id), sessions.goodProbes(id)))
                .toList();
    }

    private static boolean carriesOrders(Declared session) {
        return session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
    }

    /** New orders go by another session than now, if one answers, until they are released. */
    synchronized boolean failOver(String oms, String reason, String by) {
        LinkSupervision now = look(oms);
        Optional<Member> other =
                members(oms).stream()
                        .filter(one -> one.answering() && !one.session().equals(now.active()))
                        .findFirst();
        other.ifPresent(one -> links.put(oms, now.force(one.session())));
        other.ifPresent(one -> look(oms, Kind.FORCED, reason, by));
        return other.isPresent();
    }

    /** New orders go by the preferred session again, if it answers. */
    synchronized boolean revert(String oms, String reason, String by) {
        LinkSupervision now = look(oms);
        List<Member> members = members(oms);
        if (members.isEmpty() || !members.getFirst().answering()) {
            return false;
        }
        links.put(oms, now.force(members.getFirst().session()));
        links.put(oms, look(oms, Kind.FORCED, reason, by).release());
        return true;
    }

    @Scheduled(fixedDelay = 100)
    void lookAfterAll() {
        for (String oms : sessions.omsNames()) {
            if (leases.held(LinkLease.of(oms)).isPresent()) {
                look(oms);
            } else {
                links.remove(oms);
                sessions.choose(oms, null);
            }
        }
    }

    /** Standing by is proven by answers, not by silence. */
    @Scheduled(fixedDelay = 2_000)
    void probe() {
        links.forEach((oms, link) -> {
            if (link.active() != null) {
                members(oms).stream()
                        .filter(one -> one.answering() && !one.session().equals(link.active()))
                        .forEach(one -> sessions.probe(one.session()));
            }
        });
    }

    private LinkSupervision look(String oms) {
        return look(oms, null, "", "system");
    }

    private synchronized LinkSupervision look(
            String oms, @Nullable Kind asked, String reason, String by) {
        Instant now = clock.instant();
        LinkSupervision before = links.getOrDefault(oms, LinkSupervision.starting(now));
        LinkSupervision after = before.next(members(oms), properties.rules(), now);
        links.put(oms, after);
        sessions.choose(oms, after.active());
        if (!Objects.equals(before.active(), after.active())) {
            moved(oms, before, after, asked, reason, by, now);
        }
        return after;
    }

    private void moved(
            String oms,
            LinkSupervision before,
            LinkSupervision after,
            @Nullable Kind asked,
            String reason,
            String by,
            Instant now) {
        String from = before.active();
        String to = after.active();
        Kind kind = asked != null ? asked : kind(before, after);
        if (kind == null) {
            return;
        }
        String cause = asked != null ? reason : cause(kind, from, to);
        List<Sent> left = from == null ? List.of() : inFlight.unanswered(from);
        String told =
                "new orders of %s go by %s: %s; %d orders of %s without an answer"
                        .formatted(oms, to == null ? "no session" : to, cause, left.size(), from);
        String about = to != null ? to : from;
        sessions.all().stream()
                .filter(session -> session.compId().equals(about))
                .findFirst()
                .ifPresent(session ->
                        tracker.incident(
                                session,
                                kind == Kind.REVERT
                                        ? FixIncident.Kind.REVERT
                                        : FixIncident.Kind.FAILOVER,
                                kind == Kind.REVERT ? Severity.WARNING : Severity.CRITICAL,
                                told));
        Switch move = new Switch(oms, kind, from, to, cause, by, now);
        recorder.execute(() -> keep(move, left));
    }

    private static @Nullable Kind kind(LinkSupervision before, LinkSupervision after) {
        if (before.active() == null) {
            // found a session again: the loss was told already, the start is no event
            return after.state() == LinkSupervision.State.SECONDARY_ACTIVE ? Kind.FAILOVER : null;
        }
        return after.state() == LinkSupervision.State.PRIMARY_ACTIVE ? Kind.REVERT : Kind.FAILOVER;
    }

    private static String cause(Kind kind, @Nullable String from, @Nullable String to) {
        return switch (kind) {
            case REVERT -> to + " has answered its probes and carries new orders again";
            case FAILOVER, FORCED ->
                    from == null ? "no preferred session answers" : from + " does not answer";
        };
    }

    private void keep(Switch move, List<Sent> left) {
        try {
            switches.record(move, left);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("oms", move.oms())
                    .addKeyValue("inFlight", left.size())
                    .setCause(e)
                    .log("A failover is only in this log: {}", move);
        }
    }

    @Override
    public void destroy() {
        recorder.close();
    }
}
