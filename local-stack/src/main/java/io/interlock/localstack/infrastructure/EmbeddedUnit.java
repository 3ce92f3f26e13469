package io.interlock.localstack.infrastructure;

import io.interlock.localstack.process.Status;
import io.interlock.localstack.process.Unit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server inside this JVM. It cannot be killed or paused apart from the launcher: killing it stops
 * it in order.
 */
public class EmbeddedUnit<S extends AutoCloseable> implements Unit {
    private final String name;
    private final Supplier<S> starter;

    private @Nullable S server;
    private Status status = Status.STOPPED;
    private String detail = "";

    public EmbeddedUnit(String name, Supplier<S> starter) {
        this.name = name;
        this.starter = starter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        status = Status.STARTING;
        try {
            server = starter.get();
            status = Status.READY;
            detail = "";
        } catch (RuntimeException e) {
            status = Status.CRASHED;
            detail = String.valueOf(e.getMessage());
            throw e;
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (Exception e) {
                detail = "did not stop cleanly: " + e.getMessage();
            }
            server = null;
        }
        status = Status.STOPPED;
    }

    /** The running server. */
    protected final synchronized Optional<S> server() {
        return Optional.ofNullable(server);
    }

    protected final synchronized void become(Status next) {
        status = next;
    }

    @Override
    public synchronized Status status() {
        return status;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public int restarts() {
        return 0;
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException(name + " lives in the launcher; stop it instead");
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException(name + " lives in the launcher; start it instead");
    }

    @Override
    public void probe() {
        // it is ready when start() has returned
    }

    @Override
    public synchronized String detail() {
        return detail;
    }
}
