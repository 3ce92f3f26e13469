package io.interlock.benchmarks.machine;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something that must not outlive this JVM: stopped once, on close or when the JVM ends. */
public final class StopAtExit implements AutoCloseable {
    private final Runnable stop;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread hook = new Thread(this::stopOnce);

    private StopAtExit(Runnable stop) {
        this.stop = stop;
    }

    public static StopAtExit of(Runnable stop) {
        StopAtExit registered = new StopAtExit(stop);
        Runtime.getRuntime().addShutdownHook(registered.hook);
        return registered;
    }

    @Override
    public void close() {
        stopOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook has nothing left to do
        }
    }

    private void stopOnce() {
        if (stopped.compareAndSet(false, true)) {
            stop.run();
        }
    }
}
