package io.interlock.recon.breaks.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.events.ReconDecision;
import io.interlock.events.Topics;
import io.interlock.kit.outbox.EventOutbox;
import io.interlock.recon.breaks.Breaks;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Patience.Silence;
import io.interlock.recon.breaks.Reviewed;
import io.interlock.recon.breaks.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaks in {@code recon_break}: the evidence, and what everybody sees of it. */
@Repository
class BreakTable implements Breaks {
    private static final String TOO_LATE = "the report had come in time and stood in the log late";

    private final JdbcClient jdbc;
    private final DecisionTable decisions;
    private final RecalledDecisions recalled;
    private final EventOutbox outbox;

    BreakTable(
            JdbcClient jdbc,
            DecisionTable decisions,
            RecalledDecisions recalled,
            EventOutbox outbox) {
        this.recalled = recalled;
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.outbox = outbox;
    }

    /** A break as it is stored. */
    record Kept(Evidenced evidence, ReconBreak seen) {}

    private record Row(
            String id,
            String subject,
            String oms,
            String type,
            String severity,
            String status,
            String review,
            @Nullable String owner,
            @Nullable String symbol,
            Instant openedAt,
            @Nullable Instant closedAt,
            Evidenced evidence,
            ReconBreak seen) {

        static Row of(Kept kept) {
            ReconBreak seen = kept.seen();
            return new Row(
                    seen.breakId(),
                    kept.evidence().subject(),
                    seen.oms(),
                    seen.type().name(),
                    seen.severity().name(),
                    seen.status().name(),
                    seen.review().name(),
                    seen.owner(),
                    seen.symbol() == null ? null : seen.symbol().value(),
                    seen.openedAt(),
                    seen.closedAt(),
                    kept.evidence(),
                    seen);
        }
    }

    @Override
    public void learn(Map<String, Collection<Evidenced>> bySubject) {
        if (bySubject.isEmpty()) {
            return;
        }
        Map<String, Kept> before = new HashMap<>();
        List<Evidenced> now = new ArrayList<>();
        bySubject.values().forEach(now::addAll);
        ofSubjects(bySubject.keySet()).forEach(kept -> before.put(kept.seen().breakId(), kept));
        List<String> names = now.stream().map(Evidenced::breakId).toList();
        List<Evidenced> never =
                before.values().stream()
                        .map(Kept::evidence)
                        .filter(each -> !names.contains(each.breakId()))
                        .map(BreakTable::withdrawn)
                        .toList();
        store(Stream.concat(now.stream(), never.stream()).toList(), before);
    }

    private static Evidenced withdrawn(Evidenced broken) {
        Span span = broken.span();
        return new Evidenced(
                broken.breakId(),
                broken.subject(),
                new Span(
                        span.kind(),
                        span.number(),
                        span.openedAt(),
                        span.closedAt() == null ? span.openedAt() : span.closedAt(),
                        span.explanation(),
                        span.closedReason() == null ? TOO_LATE : span.closedReason()),
                broken.facts());
    }

    private void store(List<Evidenced> evidence, Map<String, Kept> before) {
        Map<String, List<ReconDecision>> decided =
                decisions.of(evidence.stream().map(Evidenced::breakId).toList());
        List<Kept> changed =
                evidence.stream()
                        .map(each -> kept(each, decided))
                        .filter(each -> !each.equals(before.get(each.seen().breakId())))
                        .toList();
        if (changed.isEmpty()) {
            return;
        }
        save(changed);
    }

    private static Kept kept(Evidenced evidence, Map<String, List<ReconDecision>> decided) {
        Reviewed review = Reviewed.of(decided.getOrDefault(evidence.breakId(), List.of()));
        return new Kept(evidence, evidence.seen(review));
    }

    private void save(List<Kept> changed) {
        jdbc.sql(
                        """
                        insert into recon_break (id, subject, oms, type, severity, status, review,
                            owner, symbol, opened_at, closed_at, evidence, seen)
                        select r.* from json_to_recordset(cast(:rows as json)) as r(id text,
                            subject text, oms text, type text, severity text, status text,
                            review text, owner text, symbol text, "openedAt" timestamptz,
                            "closedAt" timestamptz, evidence json, seen json)
                        on conflict (id) do update set status = excluded.status,
                            review = excluded.review, owner = excluded.owner,
                            symbol = excluded.symbol, opened_at = excluded.opened_at,
                            closed_at = excluded.closed_at, evidence = excluded.evidence,
                            seen = excluded.seen
                        """)
                .param(
                        "rows",
                        new String(
                                EventCodec.encode(changed.stream().map(Row::of).toList()), UTF_8))
                .update();
        changed.forEach(each ->
                outbox.publish(Topics.RECON_BREAKS, each.seen().breakId(), each.seen()));
    }

    /** Looks at a break again after a decision, and tells of it. */
    ReconBreak decided(Kept kept) {
        Evidenced evidence = kept.evidence();
        List<String> id = List.of(evidence.breakId());
        Kept after = kept(evidence, decisions.of(id));
        save(List.of(after));
        return after.seen();
    }

    @Override
    public void note(ReconDecision decision) {
        decisions.add(decision);
        outbox.publish(
                Topics.RECON_DECISIONS, decision.subject(), decision.decisionId(), decision);
    }

    @Override
    public Map<String, List<Silence>> silences(Instant from) {
        return decisions.silences(from);
    }

    @Override
    public void recall() {
        recalled.read();
    }

    private List<Kept> ofSubjects(Collection<String> subjects) {
        return jdbc.sql("select evidence, seen from recon_break where subject = any(:subjects)")
                .param("subjects", subjects.toArray(String[]::new))
                .query(BreakTable::read)
                .list();
    }

    Optional<Kept> find(String id) {
        return jdbc.sql("select evidence, seen from recon_break where id = ?")
                .param(id)
                .query(BreakTable::read)
                .optional();
    }

    /** Holds the break for a decision until the transaction ends. */
    Optional<Kept> hold(String id) {
        return jdbc.sql("select evidence, seen from recon_break where id = ? for update")
                .param(id)
                .query(BreakTable::read)
                .optional();
    }

    /** The newest first, from behind {@code after}. */
    List<ReconBreak> newest(BreakFilter filter, @Nullable ReconBreak after, int limit) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(
                                """
                                select evidence, seen from recon_break
                                where (:status::text is null or status = :status)
                                    and (:type::text is null or type = :type)
                                    and (:oms::text is null or oms = :oms)
                                    and (:symbol::text is null or symbol = :symbol)
                                    and (:severity::text is null or severity = :severity)
                                    and (:review::text is null or review = :review)
                                    and (:owner::text is null or owner = :owner)
                                    and (:openedBefore::timestamptz is null
                                        or opened_at < :openedBefore)
                                    and (:at::timestamptz is null or (opened_at, id) < (:at, :id))
                                order by opened_at desc, id desc limit :limit
                                """)
                        .param("status", name(filter.status()))
                        .param("type", name(filter.type()))
                        .param("oms", filter.oms())
                        .param("symbol", filter.symbol())
                        .param("severity", name(filter.severity()))
                        .param("review", name(filter.review()))
                        .param("owner", filter.owner())
                        .param("openedBefore", time(filter.openedBefore()))
                        .param("at", after == null ? null : time(after.openedAt()))
                        .param("id", after == null ? null : after.breakId())
                        .param("limit", limit);
        return statement.query(BreakTable::read).list().stream().map(Kept::seen).toList();
    }

    @Override
    public List<OpenCount> open() {
        return jdbc.sql(
                        """
                        select o.oms, k.type, k.severity, count(b.id) as count
                        from (select oms from oms_tally union select distinct oms from recon_break
                              where status = 'OPEN') o
                        cross join unnest(cast(:types as text[]), cast(:severities as text[]))
                            as k(type, severity)
                        left join recon_break b
                            on b.oms = o.oms and b.type = k.type and b.status = 'OPEN'
                        group by o.oms, k.type, k.severity order by o.oms, k.type
                        """)
                .param("types", Kinds.types())
                .param("severities", Kinds.severities())
                .query(OpenCount.class)
                .list();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                EventCodec.decode(row.getString("evidence").getBytes(UTF_8), Evidenced.class),
                EventCodec.decode(row.getString("seen").getBytes(UTF_8), ReconBreak.class));
    }
}
