package io.interlock.localstack;

import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.LogFile;
import io.interlock.localstack.process.ProcessUnit;
import io.interlock.localstack.process.StartUpCache;
import io.interlock.localstack.process.Status;
import io.interlock.localstack.process.Unit;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.Postmaster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The steps from an empty machine to a ready platform, told as they happen. */
final class StartUp {
    private static final Duration TRAINING = Duration.ofSeconds(8);
    private static final Duration WRITING = Duration.ofMinutes(3);
    private static final Duration NAG = Duration.ofSeconds(30);

    private final StackOptions options;
    private final DataDirectory data;
    private final Consumer<String> reporter;
    private final BooleanSupplier closed;

    StartUp(
            StackOptions options,
            DataDirectory data,
            Consumer<String> reporter,
            BooleanSupplier closed) {
        this.closed = closed;
        this.options = options;
        this.data = data;
        this.reporter = reporter;
    }

    /** Stops what a killed launcher left, then looks whether all ports can be had. */
    void clearTheWay() {
        List<String> left = data.pidFiles().sweep();
        if (!left.isEmpty()) {
            reporter.accept(
                    "Stopped what a killed run had left behind: " + String.join(", ", left));
        }
        stopOrphanedPostgres(data, reporter);
        List<String> taken = new ArrayList<>();
        for (Part part : Part.values()) {
            if (options.with(part)) {
                options.ports()
                        .listenedBy(part)
                        .forEach((name, port) -> {
                            if (!FreePorts.isFree(port)) {
                                taken.add(portIsTaken(name, port));
                            }
                        });
            }
        }
        if (!taken.isEmpty()) {
            throw new Problem(String.join("\n", taken));
        }
    }

    static String portIsTaken(String name, int port) {
        return "Port %d (%s) is taken by another program: stop it, or choose another port: --port %s=%d (or --port-offset N for all)"
                .formatted(port, name, name, port + 10_000);
    }

    static void stopOrphanedPostgres(DataDirectory data, Consumer<String> reporter) {
        Postmaster.in(data.postgres())
                .ifPresent(postmaster -> {
                    reporter.accept("Stopping PostgreSQL that a killed run had left behind");
                    postmaster.stop();
                });
    }

    /** PostgreSQL first, for the services need it first; Kafka and identity beside them. */
    CompletableFuture<Void> infrastructure(Map<String, Unit> units) {
        Unit postgres = units.get(Part.POSTGRES.label());
        if (postgres != null) {
            timed(postgres);
        }
        return CompletableFuture.allOf(
                units.values().stream()
                        .filter(unit -> unit != postgres)
                        .map(unit -> CompletableFuture.runAsync(() -> timed(unit), StartUp::thread))
                        .toArray(CompletableFuture[]::new));
    }

    private void timed(Unit unit) {
        long started = System.nanoTime();
        new LogFile(data.log(unit.name())).rotate();
        unit.start();
        if (unit.status() == Status.STARTING) {
            await(List.of(unit), started);
        } else {
            ready(unit, started);
        }
    }

    private void ready(Unit unit, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        reporter.accept(
                String.format(Locale.ROOT, "  %-26s ready after %5.1f s", unit.name(), seconds));
    }

    void unpack(Map<String, StartUpCache> caches, boolean training) {
        caches.values().stream().distinct().parallel().forEach(StartUpCache::unpack);
        List<String> untrained =
                caches.entrySet().stream()
                        .filter(entry -> !entry.getValue().trained())
                        .map(Map.Entry::getKey)
                        .toList();
        if (training && !untrained.isEmpty()) {
            reporter.accept(
                    "First start of this build of "
                            + String.join(", ", untrained)
                            + ": a training run makes start-up caches. It takes a minute or two;"
                            + " later starts need a third of the time.");
        }
    }

    /**
     * Starts the processes and returns when all are ready.
     *
     * @throws Problem naming those that are not within the limit
     */
    void processes(Collection<Unit> units, CompletableFuture<Void> infrastructure) {
        long started = System.nanoTime();
        for (Unit unit : units) {
            goOn();
            new LogFile(data.log(unit.name())).rotate();
            unit.start();
        }
        try {
            infrastructure.join();
        } catch (CompletionException e) {
            throw new Problem("The infrastructure does not start: " + e.getCause(), e);
        }
        await(units, started);
    }

    private void await(Collection<Unit> units, long started) {
        Set<Unit> waiting = new LinkedHashSet<>(units);
        long nextNag = started + NAG.toNanos();
        while (!waiting.isEmpty()) {
            goOn();
            for (Unit unit : List.copyOf(waiting)) {
                unit.probe();
                if (unit.status() == Status.READY) {
                    waiting.remove(unit);
                    ready(unit, started);
                }
            }
            long now = System.nanoTime();
            if (now - started > options.startLimit().toNanos()) {
                throw notReady(waiting);
            }
            if (now > nextNag) {
                waiting.forEach(unit ->
                        reporter.accept(
                                "  waiting for " + unit.name() + ", which " + unit.detail()));
                nextNag = now + NAG.toNanos();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
    }

    private void goOn() {
        if (closed.getAsBoolean()) {
            throw new Problem("Stopped before it was ready");
        }
    }

    private Problem notReady(Set<Unit> waiting) {
        return new Problem(
                waiting.stream()
                        .map(unit ->
                                "%s is not ready after %d s: it %s. Its log: %s"
                                        .formatted(
                                                unit.name(),
                                                options.startLimit().toSeconds(),
                                                unit.detail(),
                                                data.log(unit.name())))
                        .collect(Collectors.joining("\n")));
    }

    /** Lets some orders flow, then ends the untrained processes, which makes their caches. */
    void endTraining(Collection<Unit> units, Map<String, StartUpCache> untrained) {
        LockSupport.parkNanos(TRAINING.toNanos());
        // writing a cache takes a whole core and some memory: two at a time
        try (ExecutorService pair = Executors.newFixedThreadPool(2)) {
            units.stream()
                    .filter(unit -> untrained.containsKey(unit.name()))
                    .forEach(unit -> pair.execute(() -> endTraining(unit, untrained)));
        }
        reporter.accept("Starting them again with their caches");
    }

    private void endTraining(Unit unit, Map<String, StartUpCache> untrained) {
        stop(unit, WRITING);
        StartUpCache cache = untrained.get(unit.name());
        if (cache != null) {
            cache.keep();
            reporter.accept(
                    "  %-26s %s"
                            .formatted(
                                    unit.name(),
                                    cache.trained() ? "start-up cache written" : "no cache"));
        }
    }

    /** Stops processes side by side. */
    static void stopAll(Collection<Unit> units, Duration limit) {
        CompletableFuture.allOf(
                        units.stream()
                                .map(unit ->
                                        CompletableFuture.runAsync(
                                                () -> stop(unit, limit), StartUp::thread))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void thread(Runnable task) {
        Thread.ofPlatform().start(task);
    }

    private static void stop(Unit unit, Duration limit) {
        if (unit instanceof ProcessUnit process) {
            process.stop(limit);
        } else {
            unit.stop();
        }
    }
}
