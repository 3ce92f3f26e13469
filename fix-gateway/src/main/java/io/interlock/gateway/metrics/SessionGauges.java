package io.interlock.gateway.metrics;

import io.interlock.events.FixSessionState.Figures;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionNumbers;
import io.interlock.gateway.wire.WriteGate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How each session is now. Sessions come and go at run time, and their gauges with them. */
@Component
class SessionGauges implements SessionNumbers {
    private final FixSessions sessions;
    private final Traffic traffic;
    private final JdbcTemplate jdbc;
    private final Map<MultiGauge, ToDoubleFunction<String>> gauges;
    private final Map<String, Figures> published = new ConcurrentHashMap<>();
    private volatile Map<String, Long> waiting = Map.of();
    private List<String> known = List.of();

    SessionGauges(
            FixSessions sessions,
            Traffic traffic,
            WriteGate gate,
            JdbcTemplate jdbc,
            MeterRegistry meters,
            Clock clock) {
        this.sessions = sessions;
        this.traffic = traffic;
        this.jdbc = jdbc;
        this.gauges =
                Map.of(
                        gauge(meters, "fix.session.logged.on", "1 while logged on", null),
                        name -> sessions.loggedOn(name) ? 1 : 0,
                        gauge(meters, "fix.session.answering", "1 while it answers", null),
                        name -> sessions.answering(name) ? 1 : 0,
                        gauge(
                                meters,
                                "fix.heartbeat.age",
                                "Since the peer's last message",
                                "seconds"),
                        name -> traffic.of(name).silence(clock.instant()),
                        gauge(
                                meters,
                                "fix.heartbeat.round.trip",
                                "From the last answered TestRequest to its Heartbeat",
                                "seconds"),
                        name -> traffic.of(name).roundTripSeconds(),
                        gauge(
                                meters,
                                "fix.orders.unacknowledged",
                                "Orders and requests sent that have no answer yet",
                                null),
                        name -> traffic.of(name).awaited.size(),
                        gauge(
                                meters,
                                "fix.orders.unacknowledged.oldest.age",
                                "Age of the oldest order without an answer",
                                "seconds"),
                        name -> traffic.of(name).oldestAwaited(clock.instant()),
                        gauge(
                                meters,
                                "fix.write.gate.held.messages",
                                "Numbered messages that wait for their commit",
                                null),
                        gate::held,
                        gauge(
                                meters,
                                "fix.reports.waiting",
                                "Reports that wait for a client who is away",
                                null),
                        name -> waiting.getOrDefault(name, 0L));
    }

    private static MultiGauge gauge(
            MeterRegistry meters, String name, String description, @Nullable String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(meters);
    }

    @Scheduled(fixedDelayString = "1s")
    void follow() {
        List<Declared> all = sessions.all();
        List<String> names = all.stream().map(Declared::compId).toList();
        if (!names.equals(known)) {
            known = names;
            all.forEach(traffic::expect);
            gauges.forEach((gauge, value) ->
                    gauge.register(all.stream().map(one -> row(one, value)).toList(), true));
        }
    }

    private static MultiGauge.Row<?> row(Declared session, ToDoubleFunction<String> value) {
        Tags tags =
                Tags.of(
                        "session",
                        session.compId(),
                        "role",
                        session.role().name(),
                        "oms",
                        session.omsName());
        return MultiGauge.Row.of(tags, session.compId(), value);
    }

    /** The topic gets new figures this often, and the mailboxes are counted. */
    @Scheduled(fixedDelayString = "10s", initialDelayString = "2s")
    void refresh() {
        known.forEach(name -> published.put(name, traffic.of(name).now()));
        Map<String, Long> counted = new ConcurrentHashMap<>();
        jdbc.query(
                "select session, count(*) from report_waiting group by session",
                row -> {
                    counted.put(row.getString(1), row.getLong(2));
                });
        waiting = counted;
    }

    @Override
    public @Nullable Figures of(String session) {
        return published.get(session);
    }
}
