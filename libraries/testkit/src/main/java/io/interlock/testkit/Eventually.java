package io.interlock.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits on a condition with a deadline and keeps the last failure, so that a test that runs out of
 * time says what was still wrong.
 */
public final class Eventually {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Duration limit;
    private final Duration poll;

    private Eventually(Duration limit, Duration poll) {
        this.limit = limit;
        this.poll = poll;
    }

    /** Runs the assertions until they pass, for at most 10 s. */
    public static void eventually(Assertions assertions) {
        within(Duration.ofSeconds(10)).passes(assertions);
    }

    public static Eventually within(Duration limit) {
        return new Eventually(limit, POLL);
    }

    /** Asks only this often: for conditions that cost something. */
    public Eventually every(Duration pause) {
        return new Eventually(limit, pause);
    }

    /** Assertions that may fail for a while. */
    @FunctionalInterface
    public interface Assertions {
        void check() throws Exception;
    }

    public void passes(Assertions assertions) {
        yields(
                () -> {
                    assertions.check();
                    return Optional.of(true);
                },
                "the assertions");
    }

    /** Waits until the condition is true; {@code what} names it in the failure. */
    public void is(String what, Callable<Boolean> condition) {
        yields(() -> condition.call() ? Optional.of(true) : Optional.empty(), what);
    }

    /** Waits for a value and returns it; {@code what} names it in the failure. */
    public <T> T yields(Callable<Optional<T>> source, String what) {
        long deadline = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        do {
            try {
                Optional<T> value = source.call();
                if (value.isPresent()) {
                    return value.get();
                }
                last = null;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, last);
            }
            LockSupport.parkNanos(poll.toNanos());
        } while (System.nanoTime() < deadline);
        String why = last == null ? "still not there" : last.getMessage();
        throw new AssertionError("waited " + limit + " for " + what + ": " + why, last);
    }
}
