package io.interlock.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many client sessions that do nothing but beat: one thread sends all Heartbeats, evenly spaced
 * over the sessions; each session reads on a virtual thread.
 */
public final class IdleSessions implements AutoCloseable {
    private final List<IdleSession> sessions;
    private final long heartbeatsPerMinute;
    private final LongAdder heartbeatsIn = new LongAdder();
    private final LongAdder heartbeatsOut = new LongAdder();
    private volatile @Nullable Thread beating;

    /**
     * @param heartbeatsPerMinute what all sessions together send
     */
    public IdleSessions(List<LoadClient.Account> accounts, long heartbeatsPerMinute) {
        this.sessions =
                accounts.stream().map(account -> new IdleSession(account, heartbeatsIn)).toList();
        this.heartbeatsPerMinute = heartbeatsPerMinute;
    }

    private interface Step {
        void run(IdleSession session) throws IOException, InterruptedException;
    }

    /** Logs all on at once and returns how long the last one took. */
    public Duration logon(int port, int heartBtInt) throws IOException, InterruptedException {
        long start = System.nanoTime();
        each(session -> session.logon(port, heartBtInt));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Thread started = Thread.ofPlatform().name("heartbeats").daemon().unstarted(this::beat);
        beating = started;
        started.start();
        return took;
    }

    /** Logs all out; they may log on again. */
    public void logout() throws IOException, InterruptedException {
        Thread stopping = beating;
        beating = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            stopping.join();
        }
        each(IdleSession::logout);
    }

    /** How many are logged on now. */
    public long up() {
        return sessions.stream().filter(IdleSession::isUp).count();
    }

    /** What ended those that are not logged on any more, the first of them; empty for none. */
    public String firstFailure() {
        return sessions.stream()
                .filter(session -> !session.isUp())
                .map(IdleSession::failure)
                .filter(failure -> !failure.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Heartbeats that the peer has sent so far. */
    public long heartbeatsIn() {
        return heartbeatsIn.sum();
    }

    /** Heartbeats that were sent to the peer so far. */
    public long heartbeatsOut() {
        return heartbeatsOut.sum();
    }

    @Override
    public void close() throws IOException {
        try {
            logout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void each(Step step) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (IdleSession session : sessions) {
                tasks.execute(() -> {
                    try {
                        step.run(session);
                    } catch (IOException | InterruptedException e) {
                        failures.add(e);
                    }
                });
            }
        }
        Exception first = failures.peek();
        if (first != null) {
            throw new IOException(
                    failures.size() + " of " + sessions.size() + ": " + first.getMessage(), first);
        }
    }

    private void beat() {
        long start = System.nanoTime();
        long interval = Duration.ofMinutes(1).toNanos() / heartbeatsPerMinute;
        for (long i = 0; beating == Thread.currentThread(); i++) {
            long due = start + i * interval;
            while (beating == Thread.currentThread() && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (sessions.get((int) (i % sessions.size())).beat()) {
                heartbeatsOut.increment();
            }
        }
    }
}
