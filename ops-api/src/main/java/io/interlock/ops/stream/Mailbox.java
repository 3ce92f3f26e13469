package io.interlock.ops.stream;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * What one client has not been sent yet: at most one event per type and key, at most as many as
 * there is room for; beyond that the oldest are dropped and counted. Any thread offers, the
 * client's thread takes.
 */
final class Mailbox {
    private final Set<String> types;
    private final Scope scope;
    private final IntSupplier room;
    private final Map<String, StreamEvent> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long dropped;
    private boolean closed;

    /**
     * @param room for how many events there is room now; it shrinks as clients come
     */
    Mailbox(Set<String> types, Scope scope, IntSupplier room) {
        this.types = Set.copyOf(types);
        this.scope = scope;
        this.room = room;
    }

    /**
     * What a client is sent at once.
     *
     * @param dropped how many events it will never see
     */
    record Delivery(List<StreamEvent> events, long dropped, boolean closed) {}

    void offer(StreamEvent event) {
        Environment environment = event.change().environment();
        if (!types.contains(event.change().type())
                || (environment != null && !scope.covers(environment))) {
            return;
        }
        lock.lock();
        try {
            waiting.remove(event.place());
            waiting.put(event.place(), event);
            int tooMany = waiting.size() - room.getAsInt();
            Iterator<String> oldest = waiting.keySet().iterator();
            for (; tooMany > 0; tooMany--) {
                oldest.next();
                oldest.remove();
                dropped++;
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something, at most {@code limit}; empty when there was nothing. */
    Delivery take(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (waiting.isEmpty() && dropped == 0 && !closed && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            Delivery delivery = new Delivery(new ArrayList<>(waiting.values()), dropped, closed);
            waiting.clear();
            dropped = 0;
            return delivery;
        } finally {
            lock.unlock();
        }
    }

    /** Lets more gather; true when closed meanwhile. */
    boolean rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!closed && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
