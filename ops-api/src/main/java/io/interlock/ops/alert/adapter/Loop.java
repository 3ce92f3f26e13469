package io.interlock.ops.alert.adapter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does the same thing again and again on a thread of its own; a failure is logged once. */
final class Loop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** After the state readers, before nobody: it ends before what it stands on. */
    private static final int PHASE = 2_000;

    private final String name;
    private final Duration interval;
    private final Runnable work;
    private volatile @Nullable CountDownLatch stop;
    private volatile @Nullable Thread thread;
    private boolean failing;

    Loop(String name, Duration interval, Runnable work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    @Override
    public void start() {
        CountDownLatch stopped = new CountDownLatch(1);
        stop = stopped;
        thread = Thread.ofPlatform().daemon().name(name).start(() -> run(stopped));
    }

    private void run(CountDownLatch stopped) {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                once(stopped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(CountDownLatch stopped) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && stopped.getCount() > 0) {
                LOG.atWarn().addKeyValue("loop", name).setCause(e).log("A look failed");
            }
            failing = true;
        }
    }

    @Override
    public void stop() {
        CountDownLatch stopped = stop;
        Thread running = thread;
        stop = null;
        if (stopped == null || running == null) {
            return;
        }
        stopped.countDown();
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stop != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
