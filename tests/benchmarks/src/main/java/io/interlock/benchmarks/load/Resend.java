package io.interlock.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An answer to one ResendRequest as it comes in. The reading thread tells, others ask. */
public final class Resend {
    private final long last;
    private final long askedAt;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long messages;
    private volatile long endedAt;
    private volatile String failure = "";

    Resend(long last, long askedAt) {
        this.last = last;
        this.askedAt = askedAt;
    }

    /**
     * One message of the answer.
     *
     * @param upTo the highest number that it settles
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void received(long upTo, boolean gapFill) {
        if (!gapFill) {
            messages = messages + 1;
        }
        if (upTo >= last) {
            end();
        }
    }

    void fail(String why) {
        if (over.getCount() > 0) {
            failure = why;
            end();
        }
    }

    /** Waits until the last number that was asked for has come; false if it has not in time. */
    public boolean await(long timeoutNanos) throws InterruptedException {
        return over.await(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Why the peer did not answer; empty while nothing went wrong. */
    public String failure() {
        return failure;
    }

    /** Messages that came again, gap-fills not counted. */
    public long messages() {
        return messages;
    }

    /** From the request to the last message. */
    public double seconds() {
        return (endedAt - askedAt) / 1e9;
    }

    private void end() {
        if (over.getCount() > 0) {
            endedAt = System.nanoTime();
            over.countDown();
        }
    }
}
