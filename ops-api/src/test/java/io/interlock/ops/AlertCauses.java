package io.interlock.ops;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderExecution;
import io.interlock.events.ReconBreak;
import io.interlock.events.StateMarker;
import io.interlock.events.Topics;
import io.interlock.ops.order.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What makes each default rule raise its alert, and what ends it; each about an OMS or a client of
 * its own. Where nothing ends it, its window does.
 */
final class AlertCauses {
    static final String SLOW = "AL31";
    private static final String MISPRICED = "{symbol=\"AL36\",rule=\"fx\",cause=\"STALE\"}";
    private static final Runnable BY_ITSELF = () -> {};

    private final Facts facts;
    private final FakeService gateway;
    private final FakeService symbolCms;
    private final IntSupplier symbols;
    private final Runnable blocked;
    private final Runnable unblocked;
    private final List<String> sessions = new ArrayList<>();
    private final Map<String, String> gauges = new TreeMap<>();

    /**
     * {@code symbols} counts the catalogue; {@code blocked} keeps deliveries from arriving, {@code
     * unblocked} lets them.
     */
    AlertCauses(
            Facts facts,
            FakeService gateway,
            FakeService symbolCms,
            IntSupplier symbols,
            Runnable blocked,
            Runnable unblocked) {
        this.facts = facts;
        this.gateway = gateway;
        this.symbolCms = symbolCms;
        this.symbols = symbols;
        this.blocked = blocked;
        this.unblocked = unblocked;
    }

    /**
     * One rule and its alert.
     *
     * @param parameters shorter than the defaults
     * @param label part of the alert's key
     */
    record Cause(
            String rule,
            Map<String, Double> parameters,
            String label,
            Runnable begins,
            Runnable ends) {}

    List<Cause> all() {
        return List.of(
                inState("FixSessionDown", "AL1", State.LOST),
                inState("FixNoLogon", "AL2", State.CONNECTING),
                inState("FixSequenceFault", "AL3", State.SEQUENCE_FAULT),
                inState("FixNotAnswering", "AL4", State.DEGRADED),
                new Cause(
                        "FixLinkDown",
                        Map.of(),
                        "oms=AL5",
                        () -> session("AL5", Role.OMS_PRIMARY, State.LOGON_SENT, true),
                        () -> session("AL5", Role.OMS_PRIMARY, State.ACTIVE, true)),
                new Cause(
                        "FixHeartbeatLate",
                        Map.of("percent", 150.0),
                        "oms=AL6",
                        () -> {
                            session("AL6", Role.OMS_PRIMARY, State.ACTIVE, true);
                            gauge("fix_heartbeat_age_seconds", "{session=\"AL6-P\"}", "8");
                        },
                        () -> gauge("fix_heartbeat_age_seconds", "{session=\"AL6-P\"}", "1")),
                new Cause(
                        "FixOnSecondary",
                        Map.of(),
                        "oms=AL7",
                        () -> session("AL7", Role.OMS_SECONDARY, State.ACTIVE, true),
                        () -> session("AL7", Role.OMS_SECONDARY, State.ACTIVE, false)),
                new Cause(
                        "FixStandByUnproven",
                        Map.of("maxAgeMillis", 1_000.0),
                        "oms=AL8",
                        () -> session("AL8", Role.OMS_SECONDARY, State.STOPPED, false),
                        () -> session("AL8", Role.OMS_SECONDARY, State.DISABLED, false)),
                new Cause(
                        "FixLinkFlapping",
                        window("max", 2.0),
                        "oms=AL9-P",
                        () -> {
                            incident("AL9-P", Kind.FAILOVER, 1);
                            incident("AL9-P", Kind.REVERT, 2);
                            incident("AL9-P", Kind.FAILOVER, 3);
                        },
                        BY_ITSELF),
                incident("FixResends", Kind.RESEND_REQUEST, "AL10"),
                incident("FixSessionRejects", Kind.SESSION_REJECT, "AL11"),
                incident("FixUndeliverable", Kind.UNDELIVERABLE, "AL12"),
                incident("FixLogonRefused", Kind.LOGON_REFUSED, "AL13"),
                incident("FixAnomalies", Kind.ANOMALY, "AL14"),
                new Cause(
                        "OrderRejects",
                        window("percent", 5.0, "minOrders", 3.0),
                        "fixSession=AL15",
                        () -> rejected("AL15", 3),
                        BY_ITSELF),
                new Cause(
                        "OrderRejectNewText",
                        window("accounts", 3.0, "windowMillis", 5_000.0),
                        "wording=Desk quota exhausted",
                        this::refusedInNewWords,
                        BY_ITSELF),
                new Cause(
                        "OrderAckSlow",
                        window(
                                "times", 3.0,
                                "minAcks", 3.0,
                                "minUsual", 10.0,
                                "windowMillis", 300_000.0),
                        "oms=" + SLOW,
                        () -> answered(1, 3, Instant.now(), Duration.ofSeconds(3)),
                        () -> answered(4, 100, Instant.now(), Duration.ofMillis(1))),
                aged("OrderUnanswered", "fix_orders_unacknowledged_oldest_age_seconds", "session"),
                aged("OrderInDoubt", "fix_orders_in_doubt_oldest_age_seconds", "oms"),
                new Cause(
                        "OrderFlowSilent",
                        window("minBefore", 2.0, "minOfOthers", 2.0, "windowMillis", 5_000.0),
                        "fixSession=AL18",
                        this::silentAmongOthers,
                        BY_ITSELF),
                new Cause(
                        "ReconBreakOpen",
                        Map.of("maxAgeMillis", 1_000.0),
                        "oms=AL19",
                        () -> difference(ReconBreak.Status.OPEN),
                        () -> difference(ReconBreak.Status.CLOSED)),
                unproven(),
                silentDropCopy(),
                new Cause(
                        "ServiceDown",
                        Map.of(),
                        "service=symbol-cms-service",
                        () -> symbolCms.away(true),
                        () -> symbolCms.away(false)),
                new Cause(
                        "StateStale",
                        Map.of(),
                        "topic=symbols.catalogue.v1",
                        () -> marker(Instant.now().minusSeconds(60)),
                        () -> marker(Instant.now().plusSeconds(600))),
                new Cause(
                        "OutboxStuck",
                        Map.of("maxAgeMillis", 5_000.0),
                        "service=fix-gateway",
                        () -> gauge("outbox_oldest_age_seconds", "", "6"),
                        () -> gauge("outbox_oldest_age_seconds", "", "0")),
                new Cause(
                        "RecordsParked",
                        window("max", 0.0),
                        "service=fix-gateway",
                        () -> gauge("recon_parked_total", "{topic=\"a\"}", "2"),
                        BY_ITSELF),
                new Cause(
                        "CrmSignatureFailures",
                        window("max", 3.0),
                        "service=fix-gateway",
                        () -> gauge("provisioning_events_total", "{outcome=\"forged\"}", "4"),
                        BY_ITSELF),
                new Cause(
                        "KillSwitchForgotten",
                        Map.of("maxAgeMillis", 1_000.0),
                        "symbol=AL27",
                        () -> kill(true),
                        () -> kill(false)),
                new Cause(
                        "EmergencyMove",
                        Map.of("windowMillis", 3_000.0),
                        "policy=al33",
                        () ->
                                gauge(
                                        "policy_emergency_moves_total",
                                        "{policy=\"al33\",environment=\"LIVE\"}",
                                        "1"),
                        BY_ITSELF),
                new Cause(
                        "VenueOpen",
                        Map.of(),
                        "oms=AL34",
                        () -> gauge("venue_open", "{oms=\"AL34\"}", "1"),
                        () -> gauge("venue_open", "{oms=\"AL34\"}", "0")),
                new Cause(
                        "VenueFlapping",
                        Map.of(),
                        "oms=AL35",
                        () -> gauge("venue_flapping", "{oms=\"AL35\"}", "1"),
                        () -> gauge("venue_flapping", "{oms=\"AL35\"}", "0")),
                new Cause(
                        "SymbolMispriced",
                        Map.of(),
                        "symbol=AL36",
                        () -> gauge("routing_mispriced", MISPRICED, "1"),
                        () -> gauge("routing_mispriced", MISPRICED, "0")),
                new Cause(
                        "AuditBroken",
                        Map.of(),
                        "service=fix-gateway",
                        () -> gauge("audit_chain_valid", "", "0"),
                        () -> gauge("audit_chain_valid", "", "1")),
                new Cause(
                        "AlertsUndelivered",
                        Map.of("maxAgeMillis", 500.0),
                        "target=AL29",
                        blocked,
                        unblocked));
    }

    /** A platform where none of it is so, and what was usual a day ago. */
    void quiet() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        answered(201, 10, yesterday, Duration.ofMillis(1));
        // the hour may change meanwhile
        answered(301, 10, yesterday.plus(Duration.ofHours(1)), Duration.ofMillis(1));
        marker(Instant.now().plusSeconds(600));
    }

    /** Other tests count sessions. */
    void leave() {
        sessions.forEach(id -> facts.remove(Topics.FIX_SESSIONS, id));
        gateway.measures("");
        symbolCms.away(false);
    }

    private static Map<String, Double> window(Object... parameters) {
        Map<String, Double> all = new TreeMap<>();
        all.put("windowMillis", 2_500.0);
        for (int i = 0; i < parameters.length; i += 2) {
            all.put((String) parameters[i], (Double) parameters[i + 1]);
        }
        return all;
    }

    private Cause inState(String rule, String oms, State state) {
        return new Cause(
                rule,
                Map.of(),
                "oms=" + oms,
                () -> session(oms, Role.OMS_PRIMARY, state, true),
                () -> session(oms, Role.OMS_PRIMARY, State.ACTIVE, true));
    }

    private Cause incident(String rule, Kind kind, String session) {
        return new Cause(
                rule,
                window("max", 0.0),
                "fixSession=" + session,
                () -> incident(session, kind, 1),
                BY_ITSELF);
    }

    private Cause aged(String rule, String metric, String label) {
        String labels = "{" + label + "=\"" + rule + "\"}";
        return new Cause(
                rule,
                Map.of("maxAgeMillis", 30_000.0),
                "=" + rule,
                () -> gauge(metric, labels, "31.5"),
                () -> gauge(metric, labels, "0"));
    }

    private Cause unproven() {
        Story story = new Story("AL20C", 1, Instant.now(), "AL20");
        OrderExecution trade = story.traded("10000", "10000");
        return new Cause(
                "ReconUnproven",
                Map.of("percent", 0.1, "minUnproven", 1.0),
                "oms=AL20",
                () -> facts.tell(trade),
                () -> facts.tell(story.copied(trade)));
    }

    private Cause silentDropCopy() {
        Story story = new Story("AL21C", 1, Instant.now(), "AL21");
        OrderExecution trade = story.traded("10000", "10000");
        return new Cause(
                "DropCopySilent",
                Map.of("maxAgeMillis", 1_000.0),
                "oms=AL21",
                () -> {
                    session("AL21", Role.DROP_COPY, State.ACTIVE, false);
                    facts.tell(trade);
                },
                () -> facts.tell(story.copied(trade)));
    }

    private void session(String oms, Role role, State state, boolean active) {
        String id = oms + "-" + role.name().charAt(role.name().indexOf('_') + 1);
        put(id, role, oms, state, active);
    }

    private void put(String id, Role role, @Nullable String oms, State state, boolean active) {
        Instant hourAgo = Instant.now().minusSeconds(3_600);
        sessions.add(id);
        facts.put(
                Topics.FIX_SESSIONS,
                id,
                new FixSessionState(
                        id,
                        role,
                        oms,
                        null,
                        "INTERLOCK",
                        id,
                        "FIX.4.4",
                        "gateway-1",
                        state,
                        active,
                        hourAgo,
                        1,
                        1,
                        5,
                        null,
                        null,
                        hourAgo));
    }

    private void incident(String session, Kind kind, int number) {
        facts.put(
                Topics.FIX_INCIDENTS,
                session,
                new FixIncident(
                        session + "/" + number,
                        session,
                        kind,
                        FixIncident.Severity.WARNING,
                        "for an alert",
                        Instant.now()));
    }

    private void rejected(String client, int orders) {
        for (int i = 1; i <= orders; i++) {
            Story story = new Story(client, i, Instant.now());
            facts.tell(story.placed(), story.rejected("kill-switch", "EURUSD is killed"));
        }
    }

    private void refusedInNewWords() {
        for (int i = 1; i <= 4; i++) {
            Story story = new Story("AL30", i, Instant.now(), "OMSA", "AL30" + i);
            facts.tell(story.placed(), story.rejected("desk", "Desk quota exhausted"));
        }
    }

    /** Orders that the OMS answered at once when they came, {@code took} after they were sent. */
    private void answered(int from, int orders, Instant at, Duration took) {
        for (int i = from; i < from + orders; i++) {
            Story story = new Story("AL31", i, at, SLOW);
            OrderExecution answer = story.acknowledged();
            facts.tellLater(story.placed(), story.sentAt(answer.receivedAt().minus(took), answer));
        }
    }

    private void silentAmongOthers() {
        put("AL18", Role.ORDER_ENTRY, null, State.ACTIVE, false);
        for (int i = 1; i <= 2; i++) {
            facts.tell(new Story("AL18", i, Instant.now().minusSeconds(7)).placed());
            facts.tell(new Story("AL18B", i, Instant.now()).placed());
        }
    }

    private void difference(ReconBreak.Status status) {
        Instant at = Instant.now().minusSeconds(60);
        facts.put(
                Topics.RECON_BREAKS,
                "AL19",
                new ReconBreak(
                        "AL19",
                        ReconBreak.Type.MISSING_AT_DROP_COPY,
                        status,
                        "AL19",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "only ours",
                        at,
                        status == ReconBreak.Status.CLOSED ? Instant.now() : null));
    }

    private void kill(boolean engaged) {
        KillSwitch kill =
                new KillSwitch(
                        "AL27",
                        Environment.LIVE,
                        new Symbol("AL27"),
                        "dealer",
                        "stale feed",
                        Instant.now().minusSeconds(60));
        if (engaged) {
            facts.put(Topics.KILL_SWITCHES, kill.key(), kill);
        } else {
            facts.remove(Topics.KILL_SWITCHES, kill.key());
        }
    }

    /** The catalogue is as we have it, says its owner. */
    private void marker(Instant at) {
        facts.send(
                new ProducerRecord<>(
                        Topics.SYMBOLS.name(),
                        StateMarker.KEY,
                        EventCodec.encode(new StateMarker(1, symbols.getAsInt(), at))));
    }

    private synchronized void gauge(String name, String labels, String value) {
        gauges.put(name + labels, value);
        StringBuilder text = new StringBuilder();
        gauges.forEach(
                (series, current) -> text.append(series).append(' ').append(current).append('\n'));
        gateway.measures(text.toString());
    }
}
