package io.interlock.gateway.engine;

import io.interlock.gateway.session.SessionDefinition;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.MessageQueue;

/**
 * What came ahead of a gap while it is asked for again. A client's is kept up to a limit: who never
 * closes its gap must not fill the memory. Above it the highest numbers are forgotten; they are
 * missing then, and asked for like the gap itself once it is closed. An OMS's is kept whole: it may
 * gap-fill when asked again what it has sent, and a fill would be lost.
 */
final class AheadOfGap implements MessageQueue {
    private static final long CLIENT_BYTES = 8 << 20;

    /** What a message takes besides its text, roughly: its fields as objects. */
    private static final int OVERHEAD = 4 * 1024;

    private final TreeMap<Integer, Message> kept = new TreeMap<>();
    private final long limit;
    private long bytes;

    AheadOfGap(long limit) {
        this.limit = limit;
    }

    static AheadOfGap of(SessionDefinition definition) {
        return new AheadOfGap(definition.servesClient() ? CLIENT_BYTES : Long.MAX_VALUE);
    }

    @Override
    public synchronized void enqueue(int seq, Message message) {
        forget(kept.put(seq, message));
        bytes += cost(message);
        while (bytes > limit) {
            forget(kept.pollLastEntry().getValue());
        }
    }

    @Override
    @SuppressWarnings("NullAway") // none is null, for the engine
    public synchronized Message dequeue(int seq) {
        Message message = kept.remove(seq);
        forget(message);
        return message;
    }

    /** The engine's own asks for each number in turn: two billion for a hostile SequenceReset. */
    @Override
    public synchronized void dequeueMessagesUpTo(int seq) {
        while (!kept.isEmpty() && kept.firstKey() < seq) {
            forget(kept.pollFirstEntry().getValue());
        }
    }

    @Override
    public synchronized void clear() {
        kept.clear();
        bytes = 0;
    }

    private void forget(@Nullable Message message) {
        if (message != null) {
            bytes -= cost(message);
        }
    }

    private static long cost(Message message) {
        String text = message.toRawString();
        return OVERHEAD + (text == null ? 0 : text.length());
    }
}
