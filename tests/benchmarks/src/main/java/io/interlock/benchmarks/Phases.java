package io.interlock.benchmarks;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Phase;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Measurement;
import io.interlock.benchmarks.report.Measurement.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What every benchmark does with a running pipeline: wait for it, load it, measure, tell. */
final class Phases {
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int ATTEMPTS = 60;

    private Phases() {}

    static Measurement measure(
            Side side, int round, int rate, Duration length, Pipeline pipeline, LoadClient client)
            throws IOException, InterruptedException {
        Map<String, Duration> before = ProcessTimes.cpu(pipeline.pids());
        Phase phase = client.run(Schedule.of(rate, length));
        settle(phase);
        Map<String, Duration> after = ProcessTimes.cpu(pipeline.pids());
        long orders = phase.schedule().orders();
        long answered = orders - phase.missing();
        Map<String, Double> cpuMicros = new LinkedHashMap<>();
        after.forEach((name, time) ->
                cpuMicros.put(
                        name,
                        time.minus(before.getOrDefault(name, Duration.ZERO)).toNanos()
                                / 1e3
                                / Math.max(1, answered)));
        if (phase.rejected() > 0) {
            say("  %d rejects, the first: %s", phase.rejected(), phase.firstReject());
        }
        return new Measurement(
                side,
                round,
                rate,
                orders,
                phase.missing(),
                phase.rejected(),
                answered * 1e9 / phase.elapsedNanos(),
                Latency.of(phase.latency()),
                Latency.of(phase.toOms()),
                Latency.of(phase.back()),
                cpuMicros,
                ProcessTimes.memory(pipeline.pids()));
    }

    /** What each process takes of a core while nobody orders anything, in percent. */
    static Map<String, Double> atRest(Pipeline pipeline, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        Map<String, Duration> before = ProcessTimes.cpu(pipeline.pids());
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        Map<String, Double> percent = new LinkedHashMap<>();
        double nanos = System.nanoTime() - start;
        ProcessTimes.cpu(pipeline.pids())
                .forEach((name, time) ->
                        percent.put(
                                name,
                                100
                                        * time.minus(before.getOrDefault(name, Duration.ZERO))
                                                .toNanos()
                                        / nanos));
        return percent;
    }

    /** Waits for the last answer, so that one phase does not load the next. */
    static void settle(Phase phase) throws InterruptedException {
        if (!phase.awaitAnswers(DRAIN.toNanos())) {
            say("  %d orders without an answer after %s", phase.missing(), DRAIN);
        }
    }

    /**
     * A gateway that is ready may still be logging on to its OMS, and accounts may still be opened;
     * a reject says so.
     */
    static void awaitFills(LoadClient client) throws IOException, InterruptedException {
        String last = "no answer";
        int accounts = Orders.accounts().size();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Phase probe = client.run(new Schedule(100, accounts));
            if (probe.awaitAnswers(10 * SECOND) && probe.rejected() == 0) {
                return;
            }
            last = probe.firstReject().isEmpty() ? last : probe.firstReject();
            LockSupport.parkNanos(SECOND / 4);
        }
        throw new IOException("not every account's order was filled: " + last);
    }

    static String line(Measurement m) {
        return "%,6d/s: p50 %.2f ms, p99 %.1f ms, p99.9 %.1f ms, %.0f µs CPU an order"
                .formatted(
                        m.rate(),
                        m.latency().p50(),
                        m.latency().p99(),
                        m.latency().p999(),
                        m.totalCpuMicros());
    }

    static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    /** Only the newest run's logs and stores are kept: a broker's log is large. */
    static Path emptied(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
        return directory;
    }
}
