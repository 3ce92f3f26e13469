package io.interlock.benchmarks.load;

import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What came back of one schedule. {@code report} is called by the reading thread only; the figures
 * are read once {@link #awaitAnswers} has returned.
 */
public final class Phase {
    private static final long HIGHEST = TimeUnit.MINUTES.toNanos(2);

    private final Schedule schedule;
    private final String prefix;
    private final long start;
    private final BitSet answered;
    private final CountDownLatch open;
    private final Histogram latency = new Histogram(HIGHEST, 3);
    private final Histogram toOms = new Histogram(HIGHEST, 3);
    private final Histogram back = new Histogram(HIGHEST, 3);
    private volatile long rejected;
    private volatile String firstReject = "";
    private volatile long lastAnswer;

    Phase(Schedule schedule, String prefix, long start) {
        this.schedule = schedule;
        this.prefix = prefix;
        this.start = start;
        this.answered = new BitSet(schedule.orders());
        this.open = new CountDownLatch(schedule.orders());
    }

    public Schedule schedule() {
        return schedule;
    }

    long start() {
        return start;
    }

    String clOrdId(int index) {
        return prefix + index;
    }

    boolean owns(String clOrdId) {
        return clOrdId.startsWith(prefix);
    }

    /**
     * The first report of an order counts, those after it do not.
     *
     * @param atOms when the order reached the OMS stand-in by the machine's monotonic clock; 0 if
     *     the report does not tell
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void report(String clOrdId, long now, long atOms, boolean reject, String text) {
        int index = Integer.parseInt(clOrdId, prefix.length(), clOrdId.length(), 10);
        if (answered.get(index)) {
            return;
        }
        answered.set(index);
        long due = start + schedule.dueAt(index);
        if (reject) {
            if (rejected == 0) {
                firstReject = text;
            }
            rejected = rejected + 1;
        } else {
            latency.recordValue(clamp(now - due));
            if (atOms != 0) {
                toOms.recordValue(clamp(atOms - due));
                back.recordValue(clamp(now - atOms));
            }
        }
        lastAnswer = now;
        open.countDown();
    }

    /** Waits until every order has been answered; false if some were not in time. */
    public boolean awaitAnswers(long timeoutNanos) throws InterruptedException {
        return open.await(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    /** Orders without an answer. */
    public long missing() {
        return open.getCount();
    }

    public long rejected() {
        return rejected;
    }

    /** The words of the first reject; empty without one. */
    public String firstReject() {
        return firstReject;
    }

    /** From the intended send time to the first report, in nanoseconds. */
    public Histogram latency() {
        return latency;
    }

    /** From the intended send time to the order's arrival at the OMS stand-in. */
    public Histogram toOms() {
        return toOms;
    }

    /** From the order's arrival at the OMS stand-in to the report at the client. */
    public Histogram back() {
        return back;
    }

    /** From the first intended send to the last answer. */
    public long elapsedNanos() {
        return Math.max(1, lastAnswer - start);
    }

    private static long clamp(long nanos) {
        return Math.clamp(nanos, 1, HIGHEST);
    }
}
