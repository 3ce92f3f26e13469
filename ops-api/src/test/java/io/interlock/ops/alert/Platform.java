package io.interlock.ops.alert;

import io.interlock.events.FixIncident;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.KillSwitch;
import io.interlock.ops.alert.Facts.Backlog;
import io.interlock.ops.alert.Facts.Flow;
import io.interlock.ops.alert.Facts.Increase;
import io.interlock.ops.alert.Facts.Recon;
import io.interlock.ops.alert.Facts.Sample;
import io.interlock.ops.latency.AckTimes;
import io.interlock.ops.latency.Histogram;
import io.interlock.ops.reject.NewWordings.NewWording;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.status.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts, put together one by one, at noon. */
final class Platform {
    static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final List<FixSessionState> sessions = new ArrayList<>();
    private final List<FixIncident> incidents = new ArrayList<>();
    private final List<Flow> flow = new ArrayList<>();
    private final List<ServiceStatus> services = new ArrayList<>();
    private final Map<String, String> stale = new TreeMap<>();
    private final List<KillSwitch> kills = new ArrayList<>();
    private final List<Recon> recon = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Increase> increases = new ArrayList<>();
    private final List<Backlog> deliveries = new ArrayList<>();
    private final List<NewWording> wordings = new ArrayList<>();
    private final List<AckTimes.Minute> acks = new ArrayList<>();
    private final Map<String, Histogram> usualAcks = new TreeMap<>();

    static Instant ago(long seconds) {
        return NOON.minusSeconds(seconds);
    }

    Facts facts() {
        return new Facts(
                NOON,
                sessions,
                incidents,
                flow,
                services,
                stale,
                kills,
                recon,
                samples,
                increases,
                deliveries,
                wordings,
                acks,
                usualAcks);
    }

    /** What a condition finds with these parameters: names and values in turn. */
    List<Finding> find(String condition, Object... parameters) {
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put((String) parameters[i], ((Number) parameters[i + 1]).doubleValue());
        }
        Rule rule = new Rule("Test", true, Severity.INFO, "me", condition, values, 0, 0, List.of());
        if (!rule.faults().isEmpty()) {
            throw new IllegalArgumentException(rule.faults().toString());
        }
        return Conditions.named(condition).orElseThrow().find(facts(), rule);
    }

    Platform session(String id, Role role, State state) {
        return session(id, role, state, role == Role.OMS_PRIMARY, NOON.minusSeconds(3600), null);
    }

    Platform session(
            String id,
            Role role,
            State state,
            boolean active,
            Instant since,
            @Nullable String lastError) {
        sessions.add(
                new FixSessionState(
                        id,
                        role,
                        role == Role.ORDER_ENTRY ? null : id.substring(0, 4),
                        null,
                        "INTERLOCK",
                        id,
                        "FIX.4.4",
                        "gateway-1",
                        state,
                        active,
                        since,
                        1,
                        1,
                        5,
                        null,
                        lastError,
                        since));
        return this;
    }

    Platform incident(String session, FixIncident.Kind kind, long secondsAgo, String detail) {
        incidents.add(
                new FixIncident(
                        session + kind + secondsAgo + detail,
                        session,
                        kind,
                        FixIncident.Severity.WARNING,
                        detail,
                        ago(secondsAgo)));
        return this;
    }

    Platform flow(String session, long secondsAgo, long orders, long rejects) {
        flow.add(new Flow(session, ago(secondsAgo), orders, rejects));
        return this;
    }

    Platform service(String name, ServiceStatus.State state, String detail) {
        services.add(new ServiceStatus(name, state, detail));
        return this;
    }

    Platform stale(String topic, String why) {
        stale.put(topic, why);
        return this;
    }

    Platform kill(KillSwitch kill) {
        kills.add(kill);
        return this;
    }

    Platform recon(Recon one) {
        recon.add(one);
        return this;
    }

    Platform sample(String service, String name, Map<String, String> labels, double value) {
        samples.add(new Sample(service, name, labels, value));
        return this;
    }

    Platform increase(
            String service, String name, Map<String, String> labels, Duration ago, double by) {
        increases.add(new Increase(service, name, labels, NOON.minus(ago), by));
        return this;
    }

    Platform backlog(Backlog backlog) {
        deliveries.add(backlog);
        return this;
    }

    Platform wording(String text, long secondsAgo, long accounts, long count) {
        wordings.add(new NewWording(text, RejectClass.OTHER_NEW, ago(secondsAgo), accounts, count));
        return this;
    }

    /** Answers of the minute that began so long ago, all as fast. */
    Platform acks(String oms, long minutesAgo, int answers, Duration each) {
        acks.add(new AckTimes.Minute(oms, ago(minutesAgo * 60), times(answers, each)));
        return this;
    }

    Platform usualAcks(String oms, int answers, Duration each) {
        usualAcks.put(oms, times(answers, each));
        return this;
    }

    private static Histogram times(int answers, Duration each) {
        return Histogram.empty().plus(each.toNanos() / 1_000, answers);
    }
}
