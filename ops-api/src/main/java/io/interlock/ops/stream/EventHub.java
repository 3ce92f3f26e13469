package io.interlock.ops.stream;

import io.interlock.kit.security.Scope;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Numbers changes and hands them to every client's mailbox. The newest are kept, so that a client
 * which lost its connection for a moment misses nothing. Thread-safe.
 */
@Component
public class EventHub implements SmartLifecycle {
    private final String run;
    private final StreamProperties properties;
    private final Deque<StreamEvent> ring = new ArrayDeque<>();
    private final Set<Mailbox> mailboxes = new LinkedHashSet<>();
    private long number;
    private boolean running;
    private volatile int room;

    EventHub(StreamProperties properties, Clock clock) {
        this.properties = properties;
        this.room = properties.buffer();
        this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /** Tells everybody. */
    public synchronized void publish(Change change) {
        StreamEvent event = new StreamEvent(run, ++number, change);
        // the next status comes within a second anyway
        if (!change.type().equals(Change.STATUS)) {
            ring.addLast(event);
            if (ring.size() > properties.ring()) {
                ring.removeFirst();
            }
        }
        mailboxes.forEach(mailbox -> mailbox.offer(event));
    }

    /** Whether anybody listens. */
    public boolean watched() {
        return clients() > 0;
    }

    synchronized int clients() {
        return mailboxes.size();
    }

    /**
     * A client's start.
     *
     * @param complete false where events after its last one are gone: it has to read everything
     *     anew
     */
    record Subscription(Mailbox mailbox, boolean complete) {}

    /** Empty where too many clients are connected. */
    synchronized Optional<Subscription> subscribe(
            Set<String> types, Scope scope, @Nullable String lastEventId) {
        if (mailboxes.size() >= properties.maxClients()) {
            return Optional.empty();
        }
        Mailbox mailbox = new Mailbox(types, scope, () -> room);
        boolean complete = lastEventId == null || replay(lastEventId, mailbox);
        mailboxes.add(mailbox);
        share();
        return Optional.of(new Subscription(mailbox, complete));
    }

    private boolean replay(String lastEventId, Mailbox mailbox) {
        int dash = lastEventId.lastIndexOf('-');
        if (dash < 0 || !lastEventId.substring(0, dash).equals(run)) {
            return false;
        }
        long last;
        try {
            last = Long.parseLong(lastEventId.substring(dash + 1));
        } catch (NumberFormatException e) {
            return false;
        }
        StreamEvent oldest = ring.peekFirst();
        ring.stream().filter(event -> event.number() > last).forEach(mailbox::offer);
        return last <= number
                && (ring.size() < properties.ring()
                        || oldest == null
                        || oldest.number() <= last + 1);
    }

    synchronized void leave(Mailbox mailbox) {
        mailboxes.remove(mailbox);
        share();
    }

    /** Many slow clients together take no more memory than a few. */
    private void share() {
        int each = properties.bufferOfAll() / Math.max(1, mailboxes.size());
        room = Math.clamp(each, 1, properties.buffer());
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Before the web server waits for its last requests: streams never end by themselves. */
    @Override
    public synchronized void stop() {
        running = false;
        mailboxes.forEach(Mailbox::close);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
