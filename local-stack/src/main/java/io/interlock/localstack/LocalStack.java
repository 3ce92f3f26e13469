package io.interlock.localstack;

import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Environment;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.localstack.process.ProcessUnit;
import io.interlock.localstack.process.StartUpCache;
import io.interlock.localstack.process.Status;
import io.interlock.localstack.process.Unit;
import io.interlock.testkit.Eventually;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running platform on this machine. Parts are addressed by the names that {@code --without} knows
 * (or {@code simulators} for the JVM they share). Thread-safe.
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final StackOptions options;
    private final DataDirectory data;
    private final Credentials credentials;
    private final Consumer<String> reporter;
    private final Map<String, Unit> units = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Instant started = Instant.now();
    private final Environment environment;
    private @Nullable AutoCloseable lock;
    private @Nullable Monitor monitor;
    private volatile boolean ready;
    private volatile boolean closed;

    LocalStack(StackOptions options, Consumer<String> reporter) {
        this.options = options;
        this.reporter = reporter;
        this.data = new DataDirectory(options.data());
        data.prepare();
        this.lock = data.lock();
        this.credentials = data.credentials();
        this.environment =
                new Environment(
                        options.ports(),
                        credentials,
                        options.configuration(),
                        data.path(),
                        options.flow());
    }

    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    void start() {
        StartUp startUp = new StartUp(options, data, reporter, () -> closed);
        startUp.clearTheWay();
        data.pidFiles().write("launcher", ProcessHandle.current());
        Assembly assembly = new Assembly(options, data, credentials, reporter);
        units.putAll(assembly.infrastructure());
        Monitor watching = new Monitor(this::units, () -> state().write(data.state()));
        monitor = watching;
        watching.start();
        startUp.unpack(assembly.caches(), options.training());
        CompletableFuture<Void> servers = startUp.infrastructure(units(Part.Kind.INFRASTRUCTURE));
        Map<String, StartUpCache> untrained = new LinkedHashMap<>(assembly.caches());
        untrained.values().removeIf(cache -> !options.training() || cache.trained());
        Map<String, Unit> processes = assembly.processes(untrained.keySet());
        units.putAll(processes);
        // they are started when a test asks for them
        processes.keySet().removeIf(LocalStack::isSecond);
        reporter.accept("Starting " + String.join(", ", processes.keySet()));
        startUp.processes(processes.values(), servers);
        if (!untrained.isEmpty()) {
            startUp.endTraining(processes.values(), untrained);
            Map<String, Unit> trained = assembly.processes(Set.of());
            trained.keySet().retainAll(untrained.keySet());
            units.putAll(trained);
            startUp.processes(trained.values(), servers);
        }
        ready = true;
        state().write(data.state());
    }

    private static boolean isSecond(String process) {
        return !process.equals(Part.SIMULATORS) && Part.named(process).second();
    }

    private Map<String, Unit> units(Part.Kind kind) {
        Map<String, Unit> found = new LinkedHashMap<>();
        Part.of(kind).stream()
                .map(Part::process)
                .filter(units::containsKey)
                .forEach(name -> found.put(name, units.get(name)));
        return found;
    }

    private Collection<Unit> units() {
        synchronized (units) {
            return List.copyOf(units.values());
        }
    }

    public Ports ports() {
        return options.ports();
    }

    public int port(String name) {
        return options.ports().of(name);
    }

    /** The base address of a service, a simulator's control port, or the identity provider. */
    public URI url(String part) {
        return URI.create(environment.url(Part.named(part)));
    }

    /** The console's address, as the browser must use it. */
    public URI console() {
        return URI.create(environment.console());
    }

    public String bootstrapServers() {
        return environment.bootstrapServers();
    }

    public String jdbcUrl(String database) {
        return environment.jdbcUrl(database);
    }

    public Credentials credentials() {
        return credentials;
    }

    public Environment environment() {
        return environment;
    }

    /** A bearer token for one of the users (or {@code simulators}). */
    public String token(String user) {
        String secret =
                user.equals(Part.SIMULATORS)
                        ? credentials.oauthClient(user)
                        : credentials.user(user);
        return Tokens.fetch(environment.issuer(), user, secret);
    }

    public Path log(String part) {
        return data.log(Part.SIMULATORS.equals(part) ? part : Part.named(part).process());
    }

    public Path data() {
        return data.path();
    }

    public Status status(String part) {
        Unit unit = unit(part);
        unit.probe();
        return unit.status();
    }

    public void kill(String part) {
        unit(part).kill();
    }

    /** In order; it stays down until {@link #start(String)}. */
    public void stop(String part) {
        unit(part).stop();
    }

    /** Starts it and returns at once; see {@link #awaitReady}. */
    public void start(String part) {
        unit(part).start();
    }

    /** Environment variables for the next start of a child process, and for no other. */
    public void nextStartWith(String part, Map<String, String> environmentVariables) {
        if (!(unit(part) instanceof ProcessUnit process)) {
            throw new IllegalArgumentException(part + " is no process of its own");
        }
        process.nextStartWith(environmentVariables);
    }

    /** The running process of a part. */
    public Optional<ProcessHandle> process(String part) {
        return unit(part).process();
    }

    public void pause(String part) {
        unit(part).pause();
    }

    public void resume(String part) {
        unit(part).resume();
    }

    /** Kills, starts, and returns when it is ready again. */
    public void restart(String part) {
        kill(part);
        start(part);
        awaitReady(part);
    }

    public void awaitReady(String part) {
        Eventually.within(options.startLimit())
                .is(part + " to be ready", () -> status(part) == Status.READY);
    }

    private Unit unit(String part) {
        String name = Part.SIMULATORS.equals(part) ? part : Part.named(part).process();
        Unit unit = units.get(name);
        if (unit == null) {
            throw new IllegalArgumentException(part + " was left out");
        }
        return unit;
    }

    RunState state() {
        return new RunState(
                ProcessHandle.current().pid(),
                started,
                ready,
                environment.console(),
                options.ports().byName(),
                parts());
    }

    /** How every part is now. */
    public List<RunState.PartState> parts() {
        List<RunState.PartState> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            Unit unit = units.get(part.process());
            if (unit != null && options.with(part)) {
                parts.add(
                        new RunState.PartState(
                                part.label(),
                                unit.status(),
                                unit.detail(),
                                unit.process().map(ProcessHandle::pid).orElse(0L),
                                options.ports().listenedBy(part),
                                unit.restarts(),
                                data.log(part.process()).toString()));
            }
        }
        return parts;
    }

    /** Stops everything: simulators and services first, what they stand on last. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (monitor != null) {
            monitor.close();
        }
        StartUp.stopAll(units(Part.Kind.SIMULATOR).values(), STOP_LIMIT);
        StartUp.stopAll(units(Part.Kind.SERVICE).values(), STOP_LIMIT);
        List<Unit> servers = new ArrayList<>(units(Part.Kind.INFRASTRUCTURE).values());
        servers.reversed().forEach(Unit::stop);
        data.pidFiles().remove("launcher");
        data.state().toFile().delete();
        unlock();
    }

    void closeSaying(Runnable word) {
        if (!closed) {
            word.run();
            close();
        }
    }

    private void unlock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot unlock " + data.path(), e);
        }
    }
}
