package io.interlock.benchmarks;

import io.interlock.benchmarks.load.OrderSink;
import io.interlock.benchmarks.machine.ChildProcess;
import io.interlock.benchmarks.machine.Machine;
import io.interlock.benchmarks.machine.ProcessTimes;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.benchmarks.platform.GatewayAlone;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Comparison.Figure;
import io.interlock.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How many durable orders a second one OMS session carries: the gateway fed with decisions as fast
 * as it takes them, and QuickFIX/J with a synced FileStore, in turns, into sinks of the same kind.
 */
public final class SessionRate {
    static final String SYNCED = "FileStoreSync=Y";
    static final String INTERLOCK = "Interlock";

    private static final String NAME = "session";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int HEAP = 1_024;

    private final Plan plan;
    private final Path data;
    private final Path home;
    private final Map<String, List<Rate>> measured = new LinkedHashMap<>();
    private final Map<String, Double> cpuMicros = new LinkedHashMap<>();

    /**
     * What to measure.
     *
     * @param sides {@link #SYNCED} and {@link #INTERLOCK}, or one of them
     * @param orders that the gateway is fed with in each round
     * @param warmUp orders before that
     * @param synced how long QuickFIX/J sends in each round
     */
    public record Plan(List<String> sides, int rounds, int orders, int warmUp, Duration synced) {}

    /** Orders a second from the first to the last, and in the slowest whole second. */
    private record Rate(double mean, double slowest) {
        static Rate of(long[] arrivals) {
            long start = arrivals[0];
            long length = Math.max(1, arrivals[arrivals.length - 1] - start);
            int seconds = (int) (length / 1_000_000_000L);
            int[] inSecond = new int[seconds + 1];
            for (long arrival : arrivals) {
                inSecond[(int) ((arrival - start) / 1_000_000_000L)]++;
            }
            double mean = (arrivals.length - 1) * 1e9 / length;
            double slowest = mean;
            for (int i = 0; i < seconds; i++) {
                slowest = Math.min(slowest, inSecond[i]);
            }
            return new Rate(mean, slowest);
        }
    }

    public SessionRate(Plan plan, Path data, Path home) {
        this.plan = plan;
        this.data = data;
        this.home = home;
    }

    public Comparison run() throws IOException, InterruptedException {
        Path directory = Phases.emptied(data.resolve(NAME));
        if (plan.sides().contains(INTERLOCK)) {
            Setup setup = new Setup(directory.resolve("interlock"), home, HEAP, List.of());
            Phases.say("Interlock: starting");
            try (GatewayAlone gateway = GatewayAlone.start(setup)) {
                Phases.say("  warming up with %,d orders", plan.warmUp());
                carry(gateway, plan.warmUp());
                rounds(gateway, directory);
            }
        } else {
            rounds(null, directory);
        }
        return result();
    }

    private void rounds(@Nullable GatewayAlone gateway, Path directory)
            throws IOException, InterruptedException {
        boolean synced = plan.sides().contains(SYNCED);
        for (int round = 1; round <= plan.rounds(); round++) {
            if (synced) {
                note(SYNCED, round, synced(directory.resolve("synced-" + round)));
            }
            if (gateway != null) {
                Map<String, Duration> before = ProcessTimes.cpu(gateway.pids());
                note(INTERLOCK, round, carry(gateway, plan.orders()));
                cpu(before, ProcessTimes.cpu(gateway.pids()));
            }
        }
    }

    private void note(String side, int round, Rate rate) {
        measured.computeIfAbsent(side, s -> new ArrayList<>()).add(rate);
        Phases.say(
                "round %d of %d, %s: %,.0f orders/s, %,.0f in the slowest second",
                round, plan.rounds(), side, rate.mean(), rate.slowest());
    }

    private static Rate carry(GatewayAlone gateway, int orders)
            throws IOException, InterruptedException {
        OrderSink sink = gateway.sink();
        int before = sink.orders();
        gateway.feed().send(gateway.feed().decisions(orders));
        sink.await(before + orders, PATIENCE.toNanos());
        return Rate.of(sink.arrivals(before));
    }

    private Rate synced(Path directory) throws IOException, InterruptedException {
        try (Processes processes = new Processes(directory);
                OrderSink sink = new OrderSink("OMSA-P", 0)) {
            ChildProcess sender =
                    processes.role(
                            "sender",
                            "role-sync-sender",
                            "--port=" + sink.port(),
                            "--oms=OMSA-P",
                            "--store=" + directory.resolve("store"));
            // the first second is the JVM's
            sender.tell("1000");
            sender.tell(Long.toString(plan.synced().toMillis()));
            long end = System.nanoTime() + Duration.ofSeconds(1).plus(plan.synced()).toNanos();
            long from = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            long[] late = Arrays.stream(sink.arrivals(0)).filter(at -> at >= from).toArray();
            if (late.length < 2) {
                throw new IOException("QuickFIX/J sent " + sink.orders() + " orders only");
            }
            return Rate.of(late);
        }
    }

    private void cpu(Map<String, Duration> before, Map<String, Duration> after) {
        after.forEach((name, time) ->
                cpuMicros.merge(
                        name,
                        time.minus(before.getOrDefault(name, Duration.ZERO)).toNanos()
                                / 1e3
                                / plan.orders()
                                / plan.rounds(),
                        Double::sum));
    }

    private Comparison result() throws IOException {
        Map<String, Spread> mean = new LinkedHashMap<>();
        Map<String, Spread> slowest = new LinkedHashMap<>();
        measured.forEach((side, rates) -> {
            mean.put(side, Spread.of(rates, Rate::mean));
            slowest.put(side, Spread.of(rates, Rate::slowest));
        });
        List<String> notes = new ArrayList<>();
        cpuMicros.forEach((name, micros) ->
                notes.add("CPU, Interlock: %s %.0f µs an order".formatted(name, micros)));
        return new Comparison(
                NAME,
                "Durable orders on one OMS session",
                Instant.now(),
                Machine.describe(),
                Map.of(
                        "rounds", Integer.toString(plan.rounds()),
                        "orders", Integer.toString(plan.orders()),
                        "synced", plan.synced().toSeconds() + " s"),
                plan.sides(),
                List.of(
                        new Figure("Orders on the wire", "a second", mean),
                        new Figure("In the slowest whole second", "orders", slowest)),
                notes);
    }
}
