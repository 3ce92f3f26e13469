package io.interlock.benchmarks;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.load.Phase;
import io.interlock.benchmarks.load.Schedule;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.naive.NaivePipeline;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.platform.InterlockPipeline;
import io.interlock.benchmarks.report.Measurement;
import io.interlock.benchmarks.report.Measurement.Latency;
import io.interlock.benchmarks.report.Result;
import io.interlock.benchmarks.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Runs a plan: round by round, one side after the other, each from an empty directory. */
public final class OrderPath {
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int LOWEST_RATE = 50;

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<Side, List<Double>> highest = new EnumMap<>(Side.class);

    /**
     * What to measure.
     *
     * @param limitMillis what p99 has to stay under in the search
     */
    public record Plan(
            List<Side> sides,
            List<Integer> rates,
            int rounds,
            int warmUpRate,
            Duration warmUp,
            Duration measure,
            boolean search,
            Duration searchStep,
            int limitMillis) {

        Map<String, String> asSettings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("rounds", Integer.toString(rounds));
            settings.put("warmUp", warmUp.toSeconds() + " s at " + warmUpRate + "/s");
            settings.put("measure", measure.toSeconds() + " s a rate");
            settings.put("limit", "p99 under " + limitMillis + " ms");
            return settings;
        }
    }

    public OrderPath(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Result run() throws IOException, InterruptedException {
        Path runDirectory = data.resolve("order-path");
        deleteEarlierRun(runDirectory);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Side side : plan.sides()) {
                say("round %d of %d, %s: starting", round, plan.rounds(), side.title());
                run(side, round, runDirectory.resolve(side + "-" + round));
            }
        }
        return new Result(
                Instant.now(),
                Machine.describe(),
                plan.asSettings(),
                Summary.rows(measurements),
                Summary.highest(highest),
                List.copyOf(measurements));
    }

    /** Only the newest run's logs and stores are kept: a broker's log is large. */
    private static void deleteEarlierRun(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private void run(Side side, int round, Path directory)
            throws IOException, InterruptedException {
        try (Pipeline pipeline = start(side, directory);
                LoadClient client = LoadClient.logon(pipeline.account(), pipeline.port())) {
            awaitFirstFill(client);
            say("  warming up: %d s at %d/s", plan.warmUp().toSeconds(), plan.warmUpRate());
            settle(client.run(Schedule.of(plan.warmUpRate(), plan.warmUp())));
            for (int rate : plan.rates()) {
                Measurement measured = measure(side, round, rate, plan.measure(), pipeline, client);
                measurements.add(measured);
                say("  %s", line(measured));
            }
            if (plan.search()) {
                search(side, round, pipeline, client);
            }
        }
    }

    private void search(Side side, int round, Pipeline pipeline, LoadClient client)
            throws IOException, InterruptedException {
        HighestRate rates = new HighestRate(carriedSoFar(side, round));
        while (rates.undecided()) {
            int rate = rates.next();
            Measurement step = measure(side, round, rate, plan.searchStep(), pipeline, client);
            boolean carried = carried(step);
            say("  %s %s", carried ? "carried " : "too much", line(step));
            rates.tried(rate, carried);
        }
        highest.computeIfAbsent(side, s -> new ArrayList<>()).add((double) rates.best());
    }

    private boolean carried(Measurement measured) {
        return measured.clean() && measured.latency().p99() < plan.limitMillis();
    }

    private int carriedSoFar(Side side, int round) {
        return measurements.stream()
                .filter(m -> m.side() == side && m.round() == round && carried(m))
                .mapToInt(Measurement::rate)
                .max()
                .orElse(LOWEST_RATE);
    }

    private Pipeline start(Side side, Path directory) throws IOException, InterruptedException {
        return switch (side) {
            case NAIVE -> NaivePipeline.start(directory);
            case INTERLOCK -> InterlockPipeline.start(directory, home);
        };
    }

    private static Measurement measure(
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

    /** Waits for the last answer, so that one phase does not load the next. */
    private static void settle(Phase phase) throws InterruptedException {
        if (!phase.awaitAnswers(DRAIN.toNanos())) {
            say("  %d orders without an answer after %s", phase.missing(), DRAIN);
        }
    }

    /** A gateway that is ready may still be logging on to its OMS, and says so by a reject. */
    private static void awaitFirstFill(LoadClient client) throws IOException, InterruptedException {
        String last = "no answer";
        for (int attempt = 0; attempt < 20; attempt++) {
            Phase probe = client.run(new Schedule(1, 1));
            if (probe.awaitAnswers(10 * SECOND) && probe.rejected() == 0) {
                return;
            }
            last = probe.firstReject().isEmpty() ? last : probe.firstReject();
            LockSupport.parkNanos(SECOND / 4);
        }
        throw new IOException("no order was filled: " + last);
    }

    private static String line(Measurement m) {
        return "%,6d/s: p50 %.2f ms, p99 %.1f ms, p99.9 %.1f ms, %.0f µs CPU an order"
                .formatted(
                        m.rate(),
                        m.latency().p50(),
                        m.latency().p99(),
                        m.latency().p999(),
                        m.totalCpuMicros());
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
