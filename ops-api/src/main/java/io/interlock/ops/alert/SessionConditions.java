package io.interlock.ops.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What can be wrong with FIX sessions and the links that they make. */
final class SessionConditions {
    private static final Set<State> SHOULD_BE_UP =
            EnumSet.of(State.LOST, State.CONNECTING, State.LOGON_SENT);
    private static final Set<State> DOWN_BY_INTENT =
            EnumSet.of(State.DISABLED, State.STOPPED, State.OUT_OF_WINDOW);
    private static final Set<State> LOGGED_ON =
            EnumSet.of(State.SYNCING, State.ACTIVE, State.DEGRADED);

    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "session-down",
                            "a session that should be up is not logged on",
                            List.of(),
                            (facts, values) -> inState(facts, SHOULD_BE_UP, "is not logged on")),
                    new Condition(
                            "sequence-fault",
                            "the sequence numbers of both sides do not fit",
                            List.of(),
                            (facts, values) ->
                                    inState(
                                            facts,
                                            EnumSet.of(State.SEQUENCE_FAULT),
                                            "waits for a person: its sequence numbers do not fit")),
                    new Condition(
                            "session-not-answering",
                            "a session is logged on and leaves a TestRequest unanswered",
                            List.of(),
                            (facts, values) ->
                                    inState(
                                            facts,
                                            EnumSet.of(State.DEGRADED),
                                            "is logged on and does not answer our TestRequest")),
                    new Condition(
                            "heartbeat-late",
                            "nothing came for longer than a share of HeartBtInt(108)",
                            List.of(
                                    Parameter.percent(
                                            "percent", "of HeartBtInt(108) without a message")),
                            SessionConditions::heartbeatLate),
                    new Condition(
                            "link-down",
                            "no session with an OMS takes new orders",
                            List.of(),
                            (facts, values) -> linkDown(facts)),
                    new Condition(
                            "on-secondary",
                            "new orders of an OMS go by its secondary session",
                            List.of(),
                            (facts, values) -> onSecondary(facts)),
                    new Condition(
                            "link-flapping",
                            "a link changed its session too often",
                            List.of(
                                    Parameter.count("max", "changes that are still fine"),
                                    Parameter.window()),
                            SessionConditions::flapping),
                    new Condition(
                            "stand-by-unproven",
                            "a session that stands by has not been heard for long",
                            List.of(Parameter.millis("maxAgeMillis", "since its last message")),
                            SessionConditions::unproven),
                    incidents(
                            "resend-requests",
                            "messages are asked for again too often",
                            "ResendRequests",
                            Kind.RESEND_REQUEST,
                            Kind.SEQUENCE_GAP),
                    incidents(
                            "session-rejects",
                            "a side refuses messages as such",
                            "rejects of messages",
                            Kind.SESSION_REJECT,
                            Kind.BUSINESS_REJECT),
                    incidents(
                            "undeliverable",
                            "something could not be delivered",
                            "messages that could not be delivered",
                            Kind.UNDELIVERABLE),
                    incidents(
                            "logon-refused",
                            "a Logon was refused",
                            "refused logons",
                            Kind.LOGON_REFUSED),
                    incidents(
                            "anomalies",
                            "an OMS or a price source told something that does not fit",
                            "facts that do not fit",
                            Kind.ANOMALY));

    private SessionConditions() {}

    private static Condition incidents(String name, String words, String what, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return new Condition(
                name,
                words,
                List.of(Parameter.count("max", "that are still fine"), Parameter.window()),
                (facts, values) -> incidents(facts, values, what, wanted));
    }

    private static List<Finding> incidents(
            Facts facts, Values values, String what, Set<Kind> wanted) {
        Instant from = values.before(facts.at(), "windowMillis");
        List<Finding> findings = new ArrayList<>();
        facts.incidents().stream()
                .filter(incident -> wanted.contains(incident.kind()) && incident.at().isAfter(from))
                .collect(groupingBy(FixIncident::session, TreeMap::new, toList()))
                .forEach((session, all) -> {
                    if (all.size() > values.real("max")) {
                        findings.add(
                                Finding.of(
                                                Map.of("fixSession", session),
                                                "%s: %d %s in %s, the newest: %s"
                                                        .formatted(
                                                                session,
                                                                all.size(),
                                                                what,
                                                                Words.of(
                                                                        values.duration(
                                                                                "windowMillis")),
                                                                all.getLast().detail()),
                                                page(session))
                                        .times(all.size()));
                    }
                });
        return findings;
    }

    private static List<Finding> inState(Facts facts, Set<State> states, String words) {
        return facts.sessions().stream()
                .filter(session -> states.contains(session.state()))
                .map(session ->
                        Finding.of(
                                labels(session),
                                session.id()
                                        + " "
                                        + words
                                        + " ("
                                        + session.state()
                                        + ")"
                                        + (session.lastError() == null
                                                ? ""
                                                : ": " + session.lastError()),
                                page(session.id())))
                .toList();
    }

    private static List<Finding> heartbeatLate(Facts facts, Values values) {
        List<Finding> findings = new ArrayList<>();
        for (FixSessionState session : facts.sessions()) {
            double limit = session.heartBtInt() * values.real("percent") / 100;
            if (session.heartBtInt() > 0 && LOGGED_ON.contains(session.state())) {
                facts.samples().stream()
                        .filter(sample ->
                                sample.name().equals("fix_heartbeat_age_seconds")
                                        && sample.label("session").equals(session.id())
                                        && sample.value() > limit)
                        .findFirst()
                        .ifPresent(sample ->
                                findings.add(
                                        Finding.of(
                                                labels(session),
                                                "%s: nothing came for %.1f s, HeartBtInt(108) is %d"
                                                        .formatted(
                                                                session.id(),
                                                                sample.value(),
                                                                session.heartBtInt()),
                                                page(session.id()))));
            }
        }
        return findings;
    }

    private static List<Finding> linkDown(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        links(facts)
                .forEach((oms, sessions) -> {
                    boolean takes = sessions.stream().anyMatch(s -> s.state() == State.ACTIVE);
                    boolean wanted =
                            sessions.stream().anyMatch(s -> !DOWN_BY_INTENT.contains(s.state()));
                    if (wanted && !takes) {
                        findings.add(
                                Finding.of(
                                        Map.of("oms", oms),
                                        "No session with %s takes new orders: %s"
                                                .formatted(oms, states(sessions)),
                                        page(sessions.getFirst().id())));
                    }
                });
        return findings;
    }

    private static List<Finding> onSecondary(Facts facts) {
        return facts.sessions().stream()
                .filter(session ->
                        session.role() == Role.OMS_SECONDARY
                                && session.active()
                                && session.state() == State.ACTIVE)
                .map(session ->
                        Finding.of(
                                labels(session),
                                "New orders of %s go by %s, its secondary session"
                                        .formatted(session.oms(), session.id()),
                                page(session.id())))
                .toList();
    }

    private static List<Finding> flapping(Facts facts, Values values) {
        Instant from = values.before(facts.at(), "windowMillis");
        Map<String, String> omsOf = new LinkedHashMap<>();
        facts.sessions().forEach(s -> omsOf.put(s.id(), s.oms() == null ? s.id() : s.oms()));
        Map<String, Integer> moves = new TreeMap<>();
        facts.incidents().stream()
                .filter(incident ->
                        (incident.kind() == Kind.FAILOVER || incident.kind() == Kind.REVERT)
                                && incident.at().isAfter(from))
                .forEach(incident ->
                        moves.merge(
                                omsOf.getOrDefault(incident.session(), incident.session()),
                                1,
                                Integer::sum));
        return moves.entrySet().stream()
                .filter(move -> move.getValue() > values.real("max"))
                .map(move ->
                        Finding.of(
                                        Map.of("oms", move.getKey()),
                                        "The link with %s changed its session %d times in %s"
                                                .formatted(
                                                        move.getKey(),
                                                        move.getValue(),
                                                        Words.of(values.duration("windowMillis"))),
                                        "/console/sessions")
                                .times(move.getValue()))
                .toList();
    }

    private static List<Finding> unproven(Facts facts, Values values) {
        Duration limit = values.duration("maxAgeMillis");
        List<Finding> findings = new ArrayList<>();
        links(facts)
                .forEach((oms, sessions) ->
                        sessions.stream()
                                .filter(s -> !s.active() && s.state() != State.DISABLED)
                                .forEach(s -> {
                                    Duration silent = Duration.between(heard(s), facts.at());
                                    if (silent.compareTo(limit) > 0) {
                                        findings.add(
                                                Finding.of(
                                                        labels(s),
                                                        "%s stands by for %s and was not heard for %s"
                                                                .formatted(
                                                                        s.id(),
                                                                        oms,
                                                                        Words.of(silent)),
                                                        page(s.id())));
                                    }
                                }));
        return findings;
    }

    private static Instant heard(FixSessionState session) {
        return Optional.ofNullable(session.figures())
                .map(FixSessionState.Figures::lastReceived)
                .orElse(session.since());
    }

    /** The order sessions of each OMS. */
    private static Map<String, List<FixSessionState>> links(Facts facts) {
        Map<String, List<FixSessionState>> links = new TreeMap<>();
        for (FixSessionState session : facts.sessions()) {
            boolean orders =
                    session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
            if (orders && session.oms() != null) {
                links.computeIfAbsent(session.oms(), oms -> new ArrayList<>()).add(session);
            }
        }
        return links;
    }

    private static String states(Collection<FixSessionState> sessions) {
        return String.join(
                ", ", sessions.stream().map(s -> s.id() + " is " + s.state()).sorted().toList());
    }

    private static Map<String, String> labels(FixSessionState session) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("fixSession", session.id());
        labels.put("role", session.role().name());
        if (session.oms() != null) {
            labels.put("oms", session.oms());
        }
        return labels;
    }

    private static String page(String session) {
        return "/console/sessions/" + session;
    }
}
