package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import io.interlock.recon.breaks.Patience.Silence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions in {@code recon_decision}, in the order in which they were made. */
@Repository
class DecisionTable {
    private final JdbcClient jdbc;

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that is there already changes nothing. */
    void add(ReconDecision decision) {
        jdbc.sql(
                        """
                        insert into recon_decision (id, subject, action, value, by_whom, reason, at)
                        values (:id, :subject, :action, :value, :by, :reason, :at)
                        on conflict (id) do nothing
                        """)
                .param("id", decision.decisionId())
                .param("subject", decision.subject())
                .param("action", decision.action().name())
                .param("value", decision.value())
                .param("by", decision.by())
                .param("reason", decision.reason())
                .param("at", OffsetDateTime.ofInstant(decision.at(), ZoneOffset.UTC))
                .update();
    }

    List<ReconDecision> of(String subject) {
        return of(List.of(subject)).getOrDefault(subject, List.of());
    }

    Map<String, List<ReconDecision>> of(Collection<String> subjects) {
        return jdbc
                .sql("select * from recon_decision where subject = any(:subjects) order by seq")
                .param("subjects", subjects.toArray(String[]::new))
                .query(DecisionTable::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ReconDecision::subject));
    }

    /** The fold of what the service saw, by OMS. */
    Map<String, List<Silence>> silences(Instant from) {
        Map<String, List<Silence>> silences = new HashMap<>();
        jdbc.sql(
                        """
                        select * from recon_decision
                        where action like 'SILENT%' and at >= :from order by seq
                        """)
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .query(DecisionTable::read)
                .list()
                .forEach(each -> {
                    List<Silence> of =
                            silences.computeIfAbsent(each.subject(), oms -> new ArrayList<>());
                    if (each.action() == ReconDecision.Action.SILENT_FROM) {
                        of.add(new Silence(each.at(), null, "GAP".equals(each.value())));
                    } else if (!of.isEmpty()) {
                        Silence last = of.removeLast();
                        of.add(new Silence(last.from(), each.at(), last.gap()));
                    }
                });
        return silences;
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from recon_decision)")
                .query(Boolean.class)
                .single();
    }

    private static ReconDecision read(ResultSet row, int number) throws SQLException {
        return new ReconDecision(
                row.getString("id"),
                row.getString("subject"),
                ReconDecision.Action.valueOf(row.getString("action")),
                row.getString("value"),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
