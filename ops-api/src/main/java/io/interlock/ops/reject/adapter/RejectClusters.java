package io.interlock.ops.reject.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.time;

import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.page.Range;
import io.interlock.ops.reject.ChangeBefore;
import io.interlock.ops.reject.CodeName;
import io.interlock.ops.reject.NewWordings;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.reject.RejectCluster;
import io.interlock.ops.reject.Trend;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rejects by their cluster, with what changed before. */
@Repository
@Transactional(readOnly = true)
class RejectClusters implements NewWordings {
    private static final int SAMPLES = 5;

    private final JdbcClient jdbc;
    private final RecentChanges recentChanges;

    RejectClusters(JdbcClient jdbc, RecentChanges recentChanges) {
        this.jdbc = jdbc;
        this.recentChanges = recentChanges;
    }

    /** Which clusters; an absent part does not restrict. */
    record Filter(
            Range range,
            @Nullable String fixSession,
            @Nullable String symbol,
            @Nullable RejectClass rejectClass,
            boolean newOnly,
            int minAccounts) {}

    /** One cluster within the range, before its trend and its cause are known. */
    private record Hit(
            String id,
            String fixSession,
            @Nullable String oms,
            @Nullable String code,
            String template,
            @Nullable String symbol,
            RejectClass rejectClass,
            Instant firstSeen,
            Instant firstWithin,
            Instant lastWithin,
            long count,
            long accounts,
            boolean isNew) {
        ChangeBefore.About about() {
            return new ChangeBefore.About(fixSession, oms, symbol);
        }
    }

    /** The largest clusters, at most {@code limit}. */
    List<RejectCluster> largest(Filter filter, Duration window, int limit) {
        List<Hit> hits = hits(filter, limit);
        List<String> ids = hits.stream().map(Hit::id).toList();
        Map<String, Trend> trends = trends(ids, filter.range());
        Map<String, Instant> began = new HashMap<>();
        for (Hit hit : hits) {
            began(hit, trends.getOrDefault(hit.id(), none(filter.range())), filter.range())
                    .ifPresent(at -> began.put(hit.id(), at));
        }
        List<ChangeBefore.Change> changes =
                began.isEmpty()
                        ? List.of()
                        : recentChanges.between(
                                Collections.min(began.values()).minus(window),
                                Collections.max(began.values()));
        Map<String, List<String>> samples = samples(ids, filter.range());
        return hits.stream()
                .map(hit ->
                        cluster(
                                hit,
                                trends.getOrDefault(hit.id(), none(filter.range())),
                                began.get(hit.id()),
                                window,
                                changes,
                                samples.getOrDefault(hit.id(), List.of())))
                .toList();
    }

    private static RejectCluster cluster(
            Hit hit,
            Trend trend,
            @Nullable Instant began,
            Duration window,
            List<ChangeBefore.Change> changes,
            List<String> samples) {
        return new RejectCluster(
                hit.id(),
                hit.fixSession(),
                hit.oms(),
                hit.code(),
                CodeName.of(hit.code()),
                hit.template(),
                hit.symbol(),
                hit.rejectClass(),
                hit.rejectClass().owner(),
                hit.rejectClass().firstAction(),
                hit.firstSeen(),
                hit.lastWithin(),
                hit.count(),
                hit.accounts(),
                hit.isNew(),
                trend.counts(),
                began,
                began == null ? List.of() : ChangeBefore.of(hit.about(), began, window, changes),
                samples);
    }

    private List<Hit> hits(Filter filter, int limit) {
        Where where =
                new Where()
                        .within(CurrentActor.scope(), "environment")
                        .between("at", filter.range().from(), filter.range().to())
                        .and("fix_session = :session", "session", filter.fixSession())
                        .and("symbol = :symbol", "symbol", filter.symbol())
                        .and(
                                "reject_class = :class",
                                "class",
                                filter.rejectClass() == null ? null : filter.rejectClass().name());
        return jdbc.sql(
                        """
                        SELECT h.*, r.fix_session, r.oms, r.code, r.template, r.symbol,
                            r.reject_class, s.first_seen,
                            coalesce(t.first_seen >= :from, false) AS is_new
                        FROM (
                            SELECT cluster, count(*) AS hits, count(DISTINCT account) AS accounts,
                                min(at) AS first_within, max(at) AS last_within
                            FROM order_reject %s
                            GROUP BY cluster HAVING count(DISTINCT account) >= :accounts) h
                        CROSS JOIN LATERAL (SELECT * FROM order_reject o
                            WHERE o.cluster = h.cluster AND o.at = h.last_within LIMIT 1) r
                        CROSS JOIN LATERAL (SELECT min(o.at) AS first_seen FROM order_reject o
                            WHERE o.cluster = h.cluster) s
                        LEFT JOIN reject_template t ON t.template = r.template
                        WHERE NOT :newOnly OR t.first_seen >= :from
                        ORDER BY h.hits DESC, h.last_within DESC LIMIT :limit\
                        """
                                .formatted(where.text()))
                .params(where.params())
                .param("accounts", filter.minAccounts())
                .param("newOnly", filter.newOnly())
                .param("limit", limit)
                .query(RejectClusters::hit)
                .list();
    }

    private static Hit hit(ResultSet row, int rowNumber) throws SQLException {
        return new Hit(
                row.getString("cluster"),
                row.getString("fix_session"),
                row.getString("oms"),
                row.getString("code"),
                row.getString("template"),
                row.getString("symbol"),
                RejectClass.valueOf(row.getString("reject_class")),
                instant(row, "first_seen"),
                instant(row, "first_within"),
                instant(row, "last_within"),
                row.getLong("hits"),
                row.getLong("accounts"),
                row.getBoolean("is_new"));
    }

    private static Trend none(Range range) {
        return new Trend(range.from(), range.to(), Collections.nCopies(Trend.SLICES, 0L));
    }

    private Map<String, Trend> trends(List<String> clusters, Range range) {
        Map<String, List<Long>> counts = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT cluster, width_bucket(extract(epoch FROM at)::float8,
                            extract(epoch FROM cast(:from AS timestamptz))::float8,
                            extract(epoch FROM cast(:to AS timestamptz))::float8, :slices) AS slice,
                            count(*) AS hits
                        FROM order_reject
                        WHERE cluster = ANY (:clusters) AND at >= :from AND at < :to
                        GROUP BY 1, 2\
                        """)
                .param("from", time(range.from()))
                .param("to", time(range.to()))
                .param("slices", Trend.SLICES)
                .param("clusters", clusters.toArray(String[]::new))
                .query(row -> {
                    int slice = Math.clamp(row.getInt("slice"), 1, Trend.SLICES) - 1;
                    counts.computeIfAbsent(
                                    row.getString("cluster"),
                                    c -> new ArrayList<>(Collections.nCopies(Trend.SLICES, 0L)))
                            .set(slice, row.getLong("hits"));
                });
        Map<String, Trend> trends = new HashMap<>();
        counts.forEach((cluster, slices) ->
                trends.put(cluster, new Trend(range.from(), range.to(), slices)));
        return trends;
    }

    /** Its very first, where that is within the range; else the first of the slice that jumps. */
    private Optional<Instant> began(Hit hit, Trend trend, Range range) {
        if (!hit.firstSeen().isBefore(range.from())) {
            return Optional.of(hit.firstWithin());
        }
        return trend.spike()
                .flatMap(slice ->
                        jdbc.sql(
                                        """
                                        SELECT min(at) AS at FROM order_reject
                                        WHERE cluster = :cluster AND at >= :begin\
                                        """)
                                .param("cluster", hit.id())
                                .param("begin", time(trend.begin(slice)))
                                .query((row, n) -> Optional.ofNullable(instantOrNull(row, "at")))
                                .single());
    }

    private Map<String, List<String>> samples(List<String> clusters, Range range) {
        Map<String, List<String>> samples = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT c.cluster, r.root FROM unnest(:clusters) AS c (cluster)
                        CROSS JOIN LATERAL (SELECT o.root FROM order_reject o
                            WHERE o.cluster = c.cluster AND o.at >= :from AND o.at < :to
                                AND o.root IS NOT NULL
                            ORDER BY o.at DESC LIMIT :samples) r\
                        """)
                .param("clusters", clusters.toArray(String[]::new))
                .param("from", time(range.from()))
                .param("to", time(range.to()))
                .param("samples", SAMPLES)
                .query(row -> {
                    samples.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return samples;
    }

    @Override
    public List<NewWording> since(Instant since, int accounts) {
        return jdbc.sql(
                        """
                        SELECT t.template, t.first_seen, min(r.reject_class) AS reject_class,
                            count(*) AS hits, count(DISTINCT r.account) AS accounts
                        FROM reject_template t JOIN order_reject r
                            ON r.template = t.template AND r.at >= t.first_seen
                        WHERE t.first_seen >= :since AND r.at >= :since
                        GROUP BY t.template HAVING count(DISTINCT r.account) > :accounts
                        ORDER BY t.first_seen\
                        """)
                .param("since", time(since))
                .param("accounts", accounts)
                .query((row, n) ->
                        new NewWording(
                                row.getString("template"),
                                RejectClass.valueOf(row.getString("reject_class")),
                                instant(row, "first_seen"),
                                row.getLong("accounts"),
                                row.getLong("hits")))
                .list();
    }
}
