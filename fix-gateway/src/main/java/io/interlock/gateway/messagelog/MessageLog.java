package io.interlock.gateway.messagelog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes messages from the sessions' threads: a reference into a bounded queue, no more. What does
 * not fit is counted, by session.
 */
@Component
public class MessageLog {
    /** Roughly what an entry takes beside its text. */
    private static final int OVERHEAD = 128;

    private final Queue<Taken> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lostEver = new AtomicLong();
    private final Map<String, Gap> gaps = new ConcurrentHashMap<>();
    private final long limit;
    private final Clock clock;

    MessageLog(MessageLogProperties properties, Clock clock) {
        this.limit = properties.queue().toBytes();
        this.clock = clock;
    }

    /**
     * A message as it was taken.
     *
     * @param epoch of an outbound one; null for inbound
     */
    record Taken(Instant at, String session, @Nullable Integer epoch, String raw) {
        int cost() {
            return raw.length() + OVERHEAD;
        }
    }

    /** Messages of one session that could not be kept, and when the first of them was lost. */
    record Gap(Instant since, long messages) {
        Gap and(Gap later) {
            return new Gap(since, messages + later.messages);
        }
    }

    public void received(String session, String raw) {
        take(new Taken(clock.instant(), session, null, raw));
    }

    /** {@code epoch} is the one that the message's number belongs to. */
    public void sent(String session, int epoch, String raw) {
        take(new Taken(clock.instant(), session, epoch, raw));
    }

    private void take(Taken message) {
        if (waiting.get() + message.cost() > limit) {
            lost(message.session(), new Gap(message.at(), 1));
            return;
        }
        waiting.addAndGet(message.cost());
        queue.add(message);
    }

    /** What has waited longest, at most {@code most} messages and about {@code bytes} of text. */
    List<Taken> next(int most, long bytes) {
        List<Taken> batch = new ArrayList<>();
        long cost = 0;
        while (batch.size() < most && cost < bytes) {
            Taken message = queue.poll();
            if (message == null) {
                break;
            }
            cost += message.cost();
            batch.add(message);
        }
        return batch;
    }

    /** Their place in the queue is free again: they are written, or given up. */
    void done(List<Taken> batch) {
        waiting.addAndGet(-batch.stream().mapToLong(Taken::cost).sum());
    }

    void lost(String session, Gap gap) {
        lostEver.addAndGet(gap.messages());
        gaps.merge(session, gap, Gap::and);
    }

    /** The gaps since they were last asked for. */
    Map<String, Gap> takeGaps() {
        Map<String, Gap> taken = new HashMap<>();
        for (String session : Set.copyOf(gaps.keySet())) {
            Gap gap = gaps.remove(session);
            if (gap != null) {
                taken.put(session, gap);
            }
        }
        return taken;
    }

    /** Gaps that could not be marked: they are marked later. */
    void giveBack(Map<String, Gap> unmarked) {
        unmarked.forEach(
                (session, gap) -> gaps.merge(session, gap, (newer, old) -> old.and(newer)));
    }

    boolean hasGaps() {
        return !gaps.isEmpty();
    }

    long waitingBytes() {
        return waiting.get();
    }

    long lostEver() {
        return lostEver.get();
    }
}
