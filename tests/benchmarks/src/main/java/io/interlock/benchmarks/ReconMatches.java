package io.interlock.benchmarks;

import io.interlock.benchmarks.machine.HeapView;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.platform.BreakTail;
import io.interlock.benchmarks.platform.FillFeed;
import io.interlock.benchmarks.platform.ServiceAlone;
import io.interlock.benchmarks.platform.ServiceAlone.Service;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A backlog of fills that dropcopy-recon-service finds when it starts, breaks planted in live flow,
 * and beside it what a user would write: a full outer join over both tables.
 */
public final class ReconMatches {
    private static final String NAME = "recon";
    private static final String RECON = Service.RECON.part();
    private static final String JOIN = "SQL full outer join";

    /** One in so many fills of the live flow is told apart. */
    private static final int PLANTED = 100;

    private static final long PATIENCE = Duration.ofMinutes(10).toNanos();
    private static final long DRAIN = Duration.ofSeconds(20).toNanos();

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final Figures figures = new Figures();
    private int told;
    private int alike;

    /**
     * What to measure.
     *
     * @param backlog fills at a start
     * @param rate fills a second, live
     */
    public record Plan(int backlog, int rate, Duration measure, int rounds) {}

    public ReconMatches(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Comparison run() throws IOException, InterruptedException, SQLException {
        Path directory = Phases.emptied(data.resolve(NAME));
        try (ServiceAlone recon = ServiceAlone.start(Service.RECON, directory, home, Map.of());
                FillFeed feed = new FillFeed(recon.kafka());
                Connection database = recon.database()) {
            Phases.say("Warming up");
            live(recon, feed, database, false);
            for (int round = 1; round <= plan.rounds(); round++) {
                Phases.say("Round %d of %d", round, plan.rounds());
                backlog(recon, feed, database);
                live(recon, feed, database, true);
                join(database);
            }
        }
        return new Comparison(
                NAME,
                "Executions against drop copies",
                Instant.now(),
                Machine.describe(),
                Map.of(
                        "backlog",
                        "%,d fills".formatted(plan.backlog()),
                        "rate",
                        plan.rate() + "/s",
                        "planted",
                        "1 of " + PLANTED,
                        "rounds",
                        Integer.toString(plan.rounds())),
                List.of(RECON, JOIN),
                figures.all(),
                List.of(
                        "a fill is two records, one of each side, of an order of its own",
                        "the join has both sides in tables already and answers when it is run"));
    }

    private void note(String figure, String unit, String side, double value) {
        figures.add(figure, unit, side, value);
        Phases.say("  %s, %s: %,.1f %s", side, figure, value, unit);
    }

    /** From the start of the process, and from its first match. */
    private void backlog(ServiceAlone recon, FillFeed feed, Connection database)
            throws IOException, SQLException {
        recon.stop();
        for (int i = 0; i < plan.backlog(); i++) {
            feed.tell(++told, Instant.now());
        }
        feed.flush();
        long before = matched(database);
        alike += plan.backlog();
        long started = System.nanoTime();
        recon.start();
        Map<String, Duration> cpu = ProcessTimes.cpu(recon.pids());
        try (HeapView heap = HeapView.of(recon.pid())) {
            heap.watch();
            long first = System.nanoTime();
            long matched = matched(database);
            long atFirst = matched;
            while (matched < alike) {
                if (System.nanoTime() - started > PATIENCE) {
                    throw new IOException(
                            "only %,d of %,d fills are matched".formatted(matched, alike));
                }
                LockSupport.parkNanos(20_000_000L);
                matched = matched(database);
            }
            long end = System.nanoTime();
            note("A backlog, from the start of the process", "s", RECON, (end - started) / 1e9);
            note(
                    "Fills matched a second",
                    "1/s",
                    RECON,
                    atFirst < matched
                            ? (matched - atFirst) / ((end - first) / 1e9)
                            : (matched - before) / ((end - started) / 1e9));
            note("Heap, most", "MiB", RECON, heap.peakMib());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        ProcessTimes.cpu(recon.pids())
                .forEach((name, time) ->
                        note(
                                "CPU of " + name,
                                "µs a fill",
                                RECON,
                                time.minus(cpu.getOrDefault(name, Duration.ZERO)).toNanos()
                                        / 1e3
                                        / plan.backlog()));
        ProcessTimes.memory(Map.of(RECON, recon.pid()))
                .forEach((name, mib) -> note("Memory", "MiB", RECON, mib));
    }

    /** Open loop: fills are due at fixed instants. */
    private void live(ServiceAlone recon, FillFeed feed, Connection database, boolean measured)
            throws IOException, InterruptedException, SQLException {
        int fills = Math.toIntExact(plan.rate() * plan.measure().toSeconds());
        Map<String, Long> planted = new LinkedHashMap<>();
        try (BreakTail tail = new BreakTail(recon.kafka())) {
            long begin = System.nanoTime() + 50_000_000L;
            for (int i = 0; i < fills; i++) {
                long due = begin + i * 1_000_000_000L / plan.rate();
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
                }
                told++;
                if (i % PLANTED == PLANTED - 1) {
                    feed.tellApart(told, Instant.now());
                    planted.put(FillFeed.execId(told), due);
                } else {
                    feed.tell(told, Instant.now());
                    alike++;
                }
            }
            feed.flush();
            long end = System.nanoTime() + DRAIN;
            while ((!tail.seen().keySet().containsAll(planted.keySet())
                            || matched(database) < alike)
                    && System.nanoTime() < end) {
                LockSupport.parkNanos(10_000_000L);
            }
            if (measured) {
                tell(planted, tail.seen());
            }
        }
    }

    private void tell(Map<String, Long> planted, Map<String, Long> seen) {
        double[] took =
                seen.entrySet().stream()
                        .filter(each -> planted.containsKey(each.getKey()))
                        .mapToDouble(each -> millis(planted, each.getKey(), each.getValue()))
                        .sorted()
                        .toArray();
        note("Evidence to break, p50", "ms", RECON, percentile(took, 0.5));
        note("Evidence to break, p99", "ms", RECON, percentile(took, 0.99));
        note("Breaks not found", "breaks", RECON, planted.size() - took.length);
        note(
                "Breaks invented",
                "breaks",
                RECON,
                seen.keySet().stream().filter(each -> !planted.containsKey(each)).count());
    }

    private static double millis(Map<String, Long> planted, String execId, long seen) {
        Long due = planted.get(execId);
        return due == null ? Double.NaN : (seen - due) / 1e6;
    }

    /** As many rows as the backlog has, one in a hundred apart. */
    private void join(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String side : List.of("bench_platform", "bench_drop_copy")) {
                statement.execute("drop table if exists " + side);
                statement.execute(
                        """
                        create table %s as select 'OMSA' as oms, 'E' || n as exec_id,
                            'SYM' || n %% 20 as symbol, 10000::numeric as qty,
                            case when n %% 100 = 0 and '%s' = 'bench_drop_copy' then 1.2 else 1.1 end
                                ::numeric as px
                        from generate_series(1, %d) n
                        """
                                .formatted(side, side, plan.backlog()));
                statement.execute("alter table %s add primary key (oms, exec_id)".formatted(side));
                statement.execute("analyze " + side);
            }
            long begin = System.nanoTime();
            long breaks;
            try (ResultSet rows =
                    statement.executeQuery(
                            """
                            select count(*) from bench_platform p
                            full outer join bench_drop_copy d using (oms, exec_id)
                            where p.qty is distinct from d.qty or p.px is distinct from d.px
                                or p.symbol is distinct from d.symbol
                            """)) {
                rows.next();
                breaks = rows.getLong(1);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (breaks != plan.backlog() / 100) {
                throw new IllegalStateException("the join finds " + breaks + " breaks");
            }
            note("Fills matched a second", "1/s", JOIN, plan.backlog() / seconds);
            note("A backlog, from the start of the process", "s", JOIN, seconds);
            statement.execute("drop table bench_platform, bench_drop_copy");
        }
    }

    private static long matched(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select coalesce(sum(matched), 0) from oms_tally")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[
                        Math.clamp(
                                (int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
