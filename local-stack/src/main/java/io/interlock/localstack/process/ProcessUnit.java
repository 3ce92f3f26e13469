package io.interlock.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child process that is started again, after a growing pause, when it ends by itself. */
public final class ProcessUnit implements Unit {
    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("restarts").factory());
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int LOG_LINES = 12;

    private final Launch launch;
    private Map<String, String> onlyNextStart = Map.of();
    private final PidFiles pidFiles;
    private final Consumer<String> reporter;

    private @Nullable Process process;
    private Status status = Status.STOPPED;
    private String detail = "";
    private Instant startedAt = Instant.EPOCH;
    private int restarts;
    private int crashesInARow;

    public ProcessUnit(Launch launch, PidFiles pidFiles, Consumer<String> reporter) {
        this.launch = launch;
        this.pidFiles = pidFiles;
        this.reporter = reporter;
    }

    @Override
    public String name() {
        return launch.name();
    }

    @Override
    public synchronized Status status() {
        return status;
    }

    @Override
    public synchronized String detail() {
        return detail;
    }

    @Override
    public synchronized int restarts() {
        return restarts;
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    /** Further environment variables for the next start, whoever causes it, and for no other. */
    public synchronized void nextStartWith(Map<String, String> environment) {
        onlyNextStart = Map.copyOf(environment);
    }

    @Override
    public synchronized void start() {
        if (process().isPresent()) {
            return;
        }
        status = Status.STARTING;
        detail = "";
        startedAt = Instant.now();
        try {
            Process started = Spawner.start(launch.with(onlyNextStart));
            onlyNextStart = Map.of();
            process = started;
            pidFiles.write(name(), started.toHandle());
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            status = Status.CRASHED;
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void ended(Process ended) {
        if (ended != process || status == Status.STOPPED) {
            return;
        }
        status = Status.CRASHED;
        pidFiles.remove(name());
        boolean wasSteady = startedAt.plus(STEADY).isBefore(Instant.now());
        crashesInARow = wasSteady ? 1 : crashesInARow + 1;
        Duration pause = Duration.ofSeconds(1L << Math.min(crashesInARow - 1, 5));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        detail = "ended with code " + ended.exitValue();
        reporter.accept(
                name()
                        + " "
                        + detail
                        + "; starts again in "
                        + pause.toSeconds()
                        + " s. Its log ends:");
        new LogFile(launch.log()).tail(LOG_LINES).forEach(line -> reporter.accept("    " + line));
        TIMER.schedule(this::startAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void startAgain() {
        if (status == Status.CRASHED) {
            restarts++;
            start();
        }
    }

    @Override
    public void stop() {
        stop(Duration.ofSeconds(15));
    }

    /** SIGTERM, and SIGKILL to what is still there after {@code limit}. */
    public void stop(Duration limit) {
        Optional<ProcessHandle> running;
        synchronized (this) {
            running = process();
            status = Status.STOPPED;
            detail = "";
        }
        running.ifPresent(handle -> {
            signal(handle, "-CONT");
            handle.destroy();
            if (!exits(handle, limit)) {
                handle.destroyForcibly();
                exits(handle, Duration.ofSeconds(10));
            }
        });
        pidFiles.remove(name());
    }

    @Override
    public void kill() {
        Optional<ProcessHandle> running;
        synchronized (this) {
            running = process();
            status = Status.STOPPED;
            detail = "killed";
        }
        running.ifPresent(handle -> {
            handle.destroyForcibly();
            exits(handle, Duration.ofSeconds(10));
        });
        pidFiles.remove(name());
    }

    @Override
    public synchronized void pause() {
        process().ifPresent(handle -> signal(handle, "-STOP"));
        status = Status.PAUSED;
    }

    @Override
    public synchronized void resume() {
        process().ifPresent(handle -> signal(handle, "-CONT"));
        status = Status.STARTING;
    }

    @Override
    public void probe() {
        synchronized (this) {
            if (status != Status.STARTING && status != Status.READY && status != Status.NOT_READY) {
                return;
            }
        }
        Optional<String> problem =
                launch.ready().stream().flatMap(at -> Probe.problem(at).stream()).findFirst();
        synchronized (this) {
            switch (status) {
                case STARTING -> status = problem.isEmpty() ? Status.READY : Status.STARTING;
                case READY, NOT_READY ->
                        status = problem.isEmpty() ? Status.READY : Status.NOT_READY;
                case STOPPED, PAUSED, CRASHED -> {
                    return;
                }
            }
            detail = problem.orElse("");
        }
    }

    private static boolean exits(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(ProcessHandle handle, String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(handle.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
