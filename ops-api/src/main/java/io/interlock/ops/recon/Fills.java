package io.interlock.ops.recon;

import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.stream.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private record Fill(String oms, ExecId execId) {}

    private record Sides(boolean platform, boolean dropCopy) {
        Sides and(Sides other) {
            return new Sides(platform || other.platform, dropCopy || other.dropCopy);
        }
    }

    @Override
    public List<Change> store(Batch batch) {
        Map<Fill, Sides> fills = new LinkedHashMap<>();
        for (var received : batch.of(OrderExecution.class)) {
            OrderExecution execution = received.event();
            add(fills, execution.oms(), execution.report(), new Sides(true, false));
        }
        Map<String, Instant> heard = new TreeMap<>();
        for (var received : batch.of(DropCopyExecution.class)) {
            DropCopyExecution copy = received.event();
            add(fills, copy.oms(), copy.report(), new Sides(false, true));
            heard.merge(copy.oms(), copy.receivedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        Map<String, Long> added = new TreeMap<>();
        heard.keySet().forEach(oms -> added.put(oms, 0L));
        merge(List.copyOf(fills.entrySet()))
                .forEach(fill -> added.merge(fill.oms(), 1L, Long::sum));
        addTotals(added, heard);
        return List.of();
    }

    private static void add(
            Map<Fill, Sides> fills,
            @Nullable String oms,
            @Nullable ExecutionReport report,
            Sides sides) {
        if (oms != null && report != null && report.isTrade() && report.execId() != null) {
            fills.merge(new Fill(oms, report.execId()), sides, Sides::and);
        }
    }

    /** Stores which sides have shown which fill; returns the fills that nobody had shown before. */
    private List<Fill> merge(List<Map.Entry<Fill, Sides>> fills) {
        int[] inserted =
                jdbc.batchUpdate(
                        """
                        INSERT INTO fill (platform, drop_copy, oms, exec_id)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """,
                        fills.stream().map(Fills::row).toList());
        List<Fill> fresh = new ArrayList<>();
        List<Object[]> known = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 1) {
                fresh.add(fills.get(i).getKey());
            } else {
                known.add(row(fills.get(i)));
            }
        }
        jdbc.batchUpdate(
                """
                UPDATE fill SET platform = platform OR ?, drop_copy = drop_copy OR ?
                WHERE oms = ? AND exec_id = ?\
                """,
                known);
        return fresh;
    }

    private static Object[] row(Map.Entry<Fill, Sides> entry) {
        Sides sides = entry.getValue();
        return new @Nullable Object[] {
            sides.platform(),
            sides.dropCopy(),
            text(entry.getKey().oms()),
            text(entry.getKey().execId())
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
