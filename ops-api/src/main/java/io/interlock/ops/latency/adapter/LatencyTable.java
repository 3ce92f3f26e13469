package io.interlock.ops.latency.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.Environment;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.latency.AckTimes;
import io.interlock.ops.latency.Cell;
import io.interlock.ops.latency.Dimension;
import io.interlock.ops.latency.Histogram;
import io.interlock.ops.latency.Hop;
import io.interlock.ops.latency.Hops;
import io.interlock.ops.latency.Sample;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderListener;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code latency_minute}: one histogram a minute, environment, key and hop. */
@Repository
class LatencyTable implements OrderListener, AckTimes {
    private static final String MERGE =
            """
            INSERT INTO latency_minute AS l
                (minute, environment, dimension, key, hop, counts, max_micros)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (dimension, hop, minute, key, environment) DO UPDATE SET
                counts = (SELECT array_agg(coalesce(a, 0) + coalesce(b, 0) ORDER BY n)
                    FROM unnest(l.counts, excluded.counts) WITH ORDINALITY AS sums (a, b, n)),
                max_micros = greatest(l.max_micros, excluded.max_micros)\
            """;

    private static final int WEEK = 7;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    LatencyTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void changed(List<OrderChange> changes, List<OrderFact> fresh) {
        List<Sample> added = new ArrayList<>();
        List<Sample> taken = new ArrayList<>();
        for (OrderChange change : changes) {
            List<Sample> before = Hops.of(change.before());
            List<Sample> after = Hops.of(change.after());
            if (!before.equals(after)) {
                added.addAll(after);
                taken.addAll(before);
            }
        }
        jdbc.batchUpdate(
                MERGE,
                Cell.changes(added, taken).entrySet().stream().map(LatencyTable::row).toList());
    }

    private static Object[] row(Map.Entry<Cell, Histogram> change) {
        Cell cell = change.getKey();
        return new @Nullable Object[] {
            time(cell.minute()),
            cell.environment().name(),
            cell.dimension().name(),
            text(cell.key()),
            cell.hop().name(),
            Arrays.stream(change.getValue().counts())
                    .mapToObj(Math::toIntExact)
                    .toArray(Integer[]::new),
            change.getValue().maxMicros()
        };
    }

    /** Which minutes, of what the caller may see; an absent environment does not restrict. */
    record Filter(
            Dimension dimension,
            Hop hop,
            @Nullable Environment environment,
            Instant from,
            Instant to) {
        Where where() {
            return LatencyTable.where(dimension, hop, from, to)
                    .within(CurrentActor.scope(), "environment")
                    .and(
                            "environment = :environment",
                            "environment",
                            environment == null ? null : environment.name());
        }
    }

    /** Histograms by their key. */
    Map<String, Histogram> byKey(Filter filter) {
        return byKey(filter.where());
    }

    private Map<String, Histogram> byKey(Where where) {
        Map<String, Histogram> sums = new TreeMap<>();
        client.sql("SELECT key, counts, max_micros FROM latency_minute" + where.text())
                .params(where.params())
                .query(row -> {
                    sums.merge(row.getString("key"), histogram(row), Histogram::plus);
                });
        return sums;
    }

    /** Histograms of one key by minute. */
    Map<Instant, Histogram> byMinute(Filter filter, String key) {
        Map<Instant, Histogram> minutes = new TreeMap<>();
        Where where = filter.where().and("key = :key", "key", key);
        client.sql("SELECT minute, counts, max_micros FROM latency_minute" + where.text())
                .params(where.params())
                .query(row -> {
                    minutes.merge(instant(row, "minute"), histogram(row), Histogram::plus);
                });
        return minutes;
    }

    /** Of every environment: alerts are about the OMS. */
    @Override
    public List<Minute> since(Instant from) {
        Where where = where(Dimension.OMS, Hop.ACK, from, null);
        return client.sql(
                        "SELECT minute, key, counts, max_micros FROM latency_minute" + where.text())
                .params(where.params())
                .query((row, n) ->
                        new Minute(row.getString("key"), instant(row, "minute"), histogram(row)))
                .list();
    }

    @Override
    public Map<String, Histogram> sameHourOfLastWeek(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Map<String, Histogram> sums = new TreeMap<>();
        for (int day = 1; day <= WEEK; day++) {
            Instant begin = hour.minus(day, ChronoUnit.DAYS);
            byKey(where(Dimension.OMS, Hop.ACK, begin, begin.plus(1, ChronoUnit.HOURS)))
                    .forEach((oms, times) -> sums.merge(oms, times, Histogram::plus));
        }
        return sums;
    }

    private static Where where(Dimension dimension, Hop hop, Instant from, @Nullable Instant to) {
        return new Where()
                .and("dimension = :dimension", "dimension", dimension.name())
                .and("hop = :hop", "hop", hop.name())
                .between("minute", from, to);
    }

    private static Histogram histogram(ResultSet row) throws SQLException {
        Integer[] counts = (Integer[]) row.getArray("counts").getArray();
        return new Histogram(
                Arrays.stream(counts).mapToLong(Integer::longValue).toArray(),
                row.getLong("max_micros"));
    }
}
