package io.interlock.ops.recon;

import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.stream.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Tables {@code fill} and {@code fill_total}: which side has shown which trade. A count for people;
 * what is a break is dropcopy-recon-service's word.
 */
@Repository
public class Fills implements Sink {
    private static final String SUMMARY =
            """
            SELECT t.oms, t.fills, t.last_drop_copy_at,
                (SELECT count(*) FROM fill f
                    WHERE f.oms = t.oms AND NOT (f.platform AND f.drop_copy)) AS one_sided,
                (SELECT count(*) FROM recon_break b
                    WHERE b.oms = t.oms AND b.status = 'OPEN') AS open,
                (SELECT count(*) FROM recon_break b
                    WHERE b.oms = t.oms AND b.status = 'OPEN' AND b.type LIKE 'MISSING%') AS missing
            FROM fill_total t ORDER BY t.oms\
            """;

    private final JdbcTemplate jdbc;

    Fills(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Fill(String oms, String execId) {}

    /** Who has shown it, and when it was shown first. */
    private record Shown(boolean platform, boolean dropCopy, Instant at) {
        Shown and(Shown other) {
            return new Shown(
                    platform || other.platform,
                    dropCopy || other.dropCopy,
                    at.isBefore(other.at) ? at : other.at);
        }
    }

    @Override
    public List<Change> store(Batch batch) {
        Map<Fill, Shown> fills = new LinkedHashMap<>();
        for (var received : batch.of(OrderExecution.class)) {
            OrderExecution execution = received.event();
            add(
                    fills,
                    execution.oms(),
                    execution.report(),
                    new Shown(true, false, execution.receivedAt()));
        }
        Map<String, Instant> heard = new TreeMap<>();
        for (var received : batch.of(DropCopyExecution.class)) {
            DropCopyExecution copy = received.event();
            add(fills, copy.oms(), copy.report(), new Shown(false, true, copy.receivedAt()));
            heard.merge(copy.oms(), copy.receivedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        Map<String, Long> added = new TreeMap<>();
        heard.keySet().forEach(oms -> added.put(oms, 0L));
        fills.keySet().removeAll(update(fills));
        insert(fills);
        fills.keySet().forEach(fill -> added.merge(fill.oms(), 1L, Long::sum));
        addTotals(added, heard);
        return List.of();
    }

    private static void add(
            Map<Fill, Shown> fills,
            @Nullable String oms,
            @Nullable ExecutionReport report,
            Shown shown) {
        if (oms != null && report != null && report.isTrade() && report.execId() != null) {
            Fill fill = new Fill(String.valueOf(text(oms)), String.valueOf(text(report.execId())));
            fills.merge(fill, shown, Shown::and);
        }
    }

    /** Notes who has shown fills that are there already, and returns these. */
    private Set<Fill> update(Map<Fill, Shown> fills) {
        Set<Fill> known = new HashSet<>();
        if (fills.isEmpty()) {
            return known;
        }
        List<Fill> keys = List.copyOf(fills.keySet());
        List<Shown> shown = List.copyOf(fills.values());
        jdbc.query(
                """
                UPDATE fill f SET platform = f.platform OR s.platform,
                    drop_copy = f.drop_copy OR s.drop_copy
                FROM unnest(?::text[], ?::text[], ?::boolean[], ?::boolean[])
                    AS s (oms, exec_id, platform, drop_copy)
                WHERE f.oms = s.oms AND f.exec_id = s.exec_id RETURNING f.oms, f.exec_id\
                """,
                row -> {
                    known.add(new Fill(row.getString(1), row.getString(2)));
                },
                keys.stream().map(Fill::oms).toArray(String[]::new),
                keys.stream().map(Fill::execId).toArray(String[]::new),
                shown.stream().map(Shown::platform).toArray(Boolean[]::new),
                shown.stream().map(Shown::dropCopy).toArray(Boolean[]::new));
        return known;
    }

    private void insert(Map<Fill, Shown> fills) {
        jdbc.batchUpdate(
                """
                INSERT INTO fill (oms, exec_id, day, platform, drop_copy)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                fills.entrySet().stream().map(Fills::row).toList());
    }

    private static Object[] row(Map.Entry<Fill, Shown> entry) {
        Shown shown = entry.getValue();
        return new Object[] {
            entry.getKey().oms(),
            entry.getKey().execId(),
            LocalDate.ofInstant(shown.at(), ZoneOffset.UTC),
            shown.platform(),
            shown.dropCopy()
        };
    }

    private void addTotals(Map<String, Long> added, Map<String, Instant> heard) {
        List<Object[]> rows = new ArrayList<>();
        added.forEach((oms, fills) ->
                rows.add(new @Nullable Object[] {text(oms), fills, time(heard.get(oms))}));
        jdbc.batchUpdate(
                """
                INSERT INTO fill_total AS t (oms, fills, last_drop_copy_at) VALUES (?, ?, ?)
                ON CONFLICT (oms) DO UPDATE SET fills = t.fills + excluded.fills,
                    last_drop_copy_at = greatest(t.last_drop_copy_at, excluded.last_drop_copy_at)\
                """,
                rows);
    }

    /** How far the platform's trades are proven, as far as we have read. */
    public ReconSummary summary() {
        List<ReconSummary.PerOms> perOms = jdbc.query(SUMMARY, Fills::perOms);
        return new ReconSummary(
                perOms.stream().mapToLong(ReconSummary.PerOms::matched).sum(),
                perOms.stream().mapToLong(ReconSummary.PerOms::pending).sum(),
                perOms.stream().mapToLong(ReconSummary.PerOms::open).sum(),
                perOms.stream()
                        .map(ReconSummary.PerOms::lastDropCopyAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                perOms);
    }

    private static ReconSummary.PerOms perOms(ResultSet row, int rowNumber) throws SQLException {
        long oneSided = row.getLong("one_sided");
        return new ReconSummary.PerOms(
                row.getString("oms"),
                row.getLong("fills") - oneSided,
                Math.max(0, oneSided - row.getLong("missing")),
                row.getLong("open"),
                instantOrNull(row, "last_drop_copy_at"));
    }
}
