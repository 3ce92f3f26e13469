package io.interlock.gateway.wire;

import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.wire.DurableStore.Transactions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.SessionID;

/**
 * The stores of all sessions, by the counterparty's CompID; writes the acknowledged inbound numbers
 * as they move.
 */
@Component
public class DurableStores implements MessageStoreFactory, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DurableStores.class);
    private static final long FLUSH_MILLIS = 50;

    private final SessionLeases leases;
    private final FixJournal journal;
    private final WriteGate gate;
    private final TransactionTemplate transaction;
    private final Map<String, DurableStore> stores = new ConcurrentHashMap<>();
    private final ScheduledExecutorService flusher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("next-in-flush").factory());

    /** Finds the lease of a session; {@link IllegalStateException} where it is not held here. */
    public interface SessionLeases {
        Lease leaseOf(String session);
    }

    DurableStores(
            SessionLeases leases,
            FixJournal journal,
            WriteGate gate,
            PlatformTransactionManager transactions) {
        this.leases = leases;
        this.journal = journal;
        this.gate = gate;
        this.transaction = new TransactionTemplate(transactions);
        flusher.scheduleWithFixedDelay(
                this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public MessageStore create(SessionID id) {
        return stores.computeIfAbsent(
                id.getTargetCompID(),
                name -> new DurableStore(name, leases.leaseOf(name), journal, transactions()));
    }

    /** The store of a session that has been created. */
    public DurableStore store(String session) {
        DurableStore store = stores.get(session);
        if (store == null) {
            throw new IllegalArgumentException("no session " + session);
        }
        return store;
    }

    /** The epoch that a session's numbers belong to; 0 where its store is closed. */
    public int epoch(String session) {
        DurableStore store = stores.get(session);
        return store == null ? 0 : store.epoch();
    }

    /**
     * Starts a session that is not running from number 1 where its epoch began before {@code at}.
     */
    public void resetIfOlder(SessionID id, Instant at) throws IOException {
        MessageStore store = create(id);
        if (store.getCreationTime().toInstant().isBefore(at)) {
            store.reset();
        }
    }

    /** The numbers that a session goes on with. */
    public record Numbers(long nextIn, long nextOut) {}

    /** Those of a session that is not running; from 1 where it never was. */
    public Numbers stored(String session) {
        return journal.numbers(session).orElseGet(() -> new Numbers(1, 1));
    }

    /**
     * Sets the numbers of a session that is not running, inside the caller's transaction, and tells
     * those before. A number that goes back begins a new epoch: what had it before stays what it
     * was.
     */
    public Numbers renumber(SessionID id, Numbers wanted) throws IOException {
        MessageStore store = create(id);
        Numbers before =
                new Numbers(store.getNextTargetMsgSeqNum(), store.getNextSenderMsgSeqNum());
        try {
            if (wanted.nextOut() < before.nextOut() || wanted.nextIn() < before.nextIn()) {
                store.reset();
            }
            store.setNextTargetMsgSeqNum((int) wanted.nextIn());
            store.setNextSenderMsgSeqNum((int) wanted.nextOut());
            return before;
        } finally {
            stores.remove(id.getTargetCompID());
        }
    }

    /**
     * Stores the counters of a session that has been stopped and forgets them: whoever starts it
     * next, here or elsewhere, reads them from the database.
     */
    public void release(String session) {
        DurableStore store = stores.remove(session);
        if (store != null) {
            close(store);
            gate.forget(store);
        }
    }

    public OutboundBatch batch() {
        return new OutboundBatch(journal, gate);
    }

    private Transactions transactions() {
        return new Transactions() {
            @Override
            @SuppressWarnings("NullAway") // the work never returns null
            public <T> T run(Supplier<T> work) {
                return transaction.execute(status -> work.get());
            }
        };
    }

    private void flush() {
        try {
            List<DurableStore> moved =
                    stores.values().stream().filter(DurableStore::needsFlush).toList();
            if (!moved.isEmpty()) {
                List<Long> numbers = moved.stream().map(DurableStore::acknowledgedIn).toList();
                transaction.executeWithoutResult(status -> journal.acknowledged(moved));
                for (int i = 0; i < moved.size(); i++) {
                    moved.get(i).flushed(numbers.get(i));
                }
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .setCause(e)
                    .log("Inbound numbers could not be stored; they are stored with the next ones");
        }
    }

    @Override
    public void destroy() {
        flusher.shutdown();
        stores.values().forEach(DurableStores::close);
    }

    private static void close(DurableStore store) {
        try {
            store.close();
        } catch (RuntimeException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("fixSession", store.session())
                    .log("Counters were not stored at stop");
        }
    }
}
