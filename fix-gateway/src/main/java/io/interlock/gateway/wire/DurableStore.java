package io.interlock.gateway.wire;

import io.interlock.fix.FixMessage;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.wire.FixJournal.Counters;
import io.interlock.gateway.wire.FixJournal.Numbered;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import quickfix.MessageStore;

/**
 * QuickFIX/J's store over PostgreSQL. Application messages are only collected here (no I/O under
 * the session's lock); the thread that filled the batch commits it, and the {@link WriteGate} holds
 * each message back until then. Admin messages take numbers from a reserved block and are not
 * stored. Inbound, the number that is durable is the one up to which Kafka has everything.
 */
public final class DurableStore implements MessageStore {
    /** Numbers that may be used beyond the committed ones before a commit is needed. */
    static final long RESERVE = 200;

    /** What the engine may load at once; larger requests are answered page by page, not by it. */
    private static final long RESEND_LIMIT = 2_000;

    private final String session;
    private final Lease lease;
    private final FixJournal journal;
    private final Transactions transactions;
    private final ConcurrentSkipListSet<Long> inFlight = new ConcurrentSkipListSet<>();
    private final Deque<Long> uncommitted = new ArrayDeque<>();
    private final Object lock = new Object();

    private volatile int epoch;
    private volatile Date createdAt = new Date();
    private volatile long nextOut;
    private volatile long nextIn;
    private long reservedOut;
    private volatile long flushedIn;
    private volatile boolean poisoned;
    private volatile boolean refusedLogon;

    /** Runs work in one transaction; lets {@link RuntimeException} of the database through. */
    interface Transactions {
        <T> T run(Supplier<T> work);
    }

    /**
     * {@link RuntimeException} of the database, or LeaseLostException, where it cannot be opened.
     */
    DurableStore(String session, Lease lease, FixJournal journal, Transactions transactions) {
        this.session = session;
        this.lease = lease;
        this.journal = journal;
        this.transactions = transactions;
        load();
    }

    public String session() {
        return session;
    }

    long token() {
        return lease.token();
    }

    /** Whether this instance may speak for the session now. */
    boolean mayEmit() {
        return lease.mayEmit();
    }

    /** Grows by one at each sequence reset. */
    public int epoch() {
        return epoch;
    }

    /** True while {@code seq} must not leave: it, or a number before it, is not committed. */
    public boolean holds(long seq) {
        synchronized (lock) {
            Long first = uncommitted.peekFirst();
            return first != null && first <= seq;
        }
    }

    void committed(long seq) {
        synchronized (lock) {
            while (!uncommitted.isEmpty() && uncommitted.peekFirst() <= seq) {
                uncommitted.removeFirst();
            }
            reservedOut = Math.max(reservedOut, seq + 1 + RESERVE);
            lock.notifyAll();
        }
    }

    /** The batch was not committed: its numbers are free again once the connection is gone. */
    void poison() {
        synchronized (lock) {
            poisoned = true;
            uncommitted.clear();
            lock.notifyAll();
        }
    }

    // --- outbound ---

    @Override
    public boolean set(int seq, String raw) throws IOException {
        if (lease.isLost()) {
            throw new IOException("session " + session + " is another gateway's now");
        }
        synchronized (lock) {
            if (poisoned) {
                throw new IOException(
                        "session " + session + " waits for its counters to be reloaded");
            }
        }
        FixMessage message = FixMessage.of(raw);
        if (isAdmin(message.msgType())) {
            reserve(seq);
            return true;
        }
        OutboundBatch batch = OutboundBatch.current();
        if (batch == null) {
            String id = "engine:" + epoch + ":" + seq;
            Numbered alone = new Numbered(this, seq, message.msgType(), id, raw, null, null);
            write("store a message", () -> journal.appendAndCommit(java.util.List.of(alone), null));
            return true;
        }
        synchronized (lock) {
            uncommitted.addLast((long) seq);
        }
        batch.add(this, seq, message.msgType(), raw);
        return true;
    }

    @Override
    public void incrNextSenderMsgSeqNum() {
        nextOut++;
    }

    @Override
    public void setNextSenderMsgSeqNum(int next) throws IOException {
        nextOut = next;
        write("set next_out", () -> journal.counters(session, token(), nextOut, acknowledgedIn()));
    }

    @Override
    public void get(int begin, int end, Collection<String> messages) throws IOException {
        if (end < begin) {
            return;
        }
        if ((long) end - begin > RESEND_LIMIT) {
            throw new IOException(
                    "resend of more than " + RESEND_LIMIT + " messages asked of " + session);
        }
        awaitCommit(end);
        try {
            messages.addAll(transactions.run(() -> journal.between(session, epoch, begin, end)));
        } catch (RuntimeException e) {
            throw new IOException("cannot read messages of " + session, e);
        }
    }

    /**
     * A resend must see what is about to be committed, else it would gap-fill over orders that then
     * leave.
     */
    private void awaitCommit(long end) throws IOException {
        long deadline = System.nanoTime() + 2_000_000_000L;
        synchronized (lock) {
            while (!uncommitted.isEmpty() && uncommitted.peekFirst() <= end) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IOException("messages of " + session + " are not committed yet");
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
        }
    }

    private void reserve(long seq) throws IOException {
        long ceiling;
        synchronized (lock) {
            if (seq < reservedOut) {
                return;
            }
            ceiling = seq + 1 + RESERVE;
        }
        write("reserve numbers", () -> journal.reserve(session, token(), ceiling));
        synchronized (lock) {
            reservedOut = Math.max(reservedOut, ceiling);
        }
    }

    private static boolean isAdmin(String msgType) {
        return msgType.length() == 1 && "012345A".contains(msgType);
    }

    // --- inbound ---

    /** A message was handed on and is not durable yet; call before QuickFIX/J counts it. */
    public void handedOn(long seq) {
        inFlight.add(seq);
    }

    /** The message is durable elsewhere. */
    public void acknowledged(long seq) {
        inFlight.remove(seq);
    }

    /** The next number to expect after a crash: everything before it is durable. */
    long acknowledgedIn() {
        long next = nextIn;
        Long first = inFlight.isEmpty() ? null : firstInFlight();
        return first == null ? next : Math.min(next, first);
    }

    private @org.jspecify.annotations.Nullable Long firstInFlight() {
        try {
            return inFlight.first();
        } catch (java.util.NoSuchElementException e) {
            return null;
        }
    }

    boolean needsFlush() {
        return acknowledgedIn() != flushedIn;
    }

    void flushed(long in) {
        flushedIn = in;
    }

    /**
     * The Logon at hand is refused: its number is not used up, although the engine counts it. Else
     * a stranger with a wrong password could lock the real client out.
     */
    public void refuseLogon(long seq) {
        refusedLogon = seq == nextIn;
    }

    @Override
    public void incrNextTargetMsgSeqNum() {
        if (refusedLogon) {
            refusedLogon = false;
        } else {
            nextIn++;
        }
    }

    @Override
    public void setNextTargetMsgSeqNum(int next) {
        nextIn = next;
    }

    @Override
    public int getNextSenderMsgSeqNum() {
        return (int) nextOut;
    }

    @Override
    public int getNextTargetMsgSeqNum() {
        return (int) nextIn;
    }

    // --- life ---

    @Override
    public Date getCreationTime() {
        return new Date(createdAt.getTime());
    }

    @Override
    public Calendar getCreationTimeCalendar() {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        calendar.setTime(createdAt);
        return calendar;
    }

    @Override
    public void reset() throws IOException {
        int next = epoch + 1;
        Instant now = Instant.now();
        write("reset", () -> journal.reset(session, token(), next, now));
        inFlight.clear();
        epoch = next;
        createdAt = Date.from(now);
        nextOut = 1;
        nextIn = 1;
        synchronized (lock) {
            reservedOut = 1;
            uncommitted.clear();
        }
    }

    /**
     * Reloads a store whose batch failed; anything else keeps its counters. Called before each
     * Logon.
     */
    @Override
    public void refresh() throws IOException {
        if (!poisoned) {
            return;
        }
        try {
            load();
        } catch (RuntimeException e) {
            throw new IOException("cannot reload the counters of " + session, e);
        }
    }

    /** An orderly stop: no numbers stay reserved. */
    void close() {
        if (!poisoned && !lease.isLost()) {
            transactions.run(() -> {
                journal.counters(session, token(), nextOut, acknowledgedIn());
                return 0;
            });
        }
    }

    private void load() {
        Counters stored = transactions.run(() -> journal.open(session, token()));
        inFlight.clear();
        epoch = stored.epoch();
        createdAt = Date.from(stored.createdAt());
        nextOut = Math.max(stored.nextOut(), stored.reservedOut());
        nextIn = stored.nextIn();
        flushedIn = stored.nextIn();
        synchronized (lock) {
            reservedOut = nextOut;
            uncommitted.clear();
            poisoned = false;
        }
    }

    private void write(String what, Runnable sql) throws IOException {
        try {
            transactions.run(() -> {
                sql.run();
                return 0;
            });
        } catch (RuntimeException e) {
            throw new IOException("cannot " + what + " of session " + session, e);
        }
    }
}
