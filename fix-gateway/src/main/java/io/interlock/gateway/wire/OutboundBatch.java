package io.interlock.gateway.wire;

import io.interlock.events.RoutingDecision.Edit;
import io.interlock.gateway.log.Positions;
import io.interlock.gateway.log.Positions.Stored;
import io.interlock.gateway.wire.FixJournal.Numbered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quickfix.Session;

/**
 * Messages that get their numbers together and become durable in one commit. Used by one thread:
 * send each message, store the batch inside the transaction, then release or abandon it.
 */
public final class OutboundBatch {
    private static final ThreadLocal<OutboundBatch> CURRENT = new ThreadLocal<>();

    private final FixJournal journal;
    private final WriteGate gate;
    private final List<Numbered> messages = new ArrayList<>();
    private final Map<DurableStore, Session> sessions = new LinkedHashMap<>();
    private @Nullable String sourceId;
    private @Nullable String edits;
    private @Nullable Instant deadline;

    OutboundBatch(FixJournal journal, WriteGate gate) {
        this.journal = journal;
        this.gate = gate;
    }

    static @Nullable OutboundBatch current() {
        return CURRENT.get();
    }

    /**
     * Numbers one message on {@code session}; it waits at the gate.
     *
     * @param source the command or event that it carries; unique per session
     * @return false where the session took no number: nothing was stored, nothing will be sent
     */
    public boolean send(Session session, String msgType, String body, String source) {
        return send(session, msgType, body, source, List.of(), null);
    }

    /**
     * As above.
     *
     * @param made what was edited in its body; kept with the message
     * @param until when it is too old to leave, now or when it is asked for again; null for never
     */
    public boolean send(
            Session session,
            String msgType,
            String body,
            String source,
            List<Edit> made,
            @Nullable Instant until) {
        int before = messages.size();
        CURRENT.set(this);
        sourceId = source;
        edits = Edits.written(made);
        deadline = until;
        try {
            session.send(RawBodyMessage.of(msgType, body));
        } finally {
            sourceId = null;
            edits = null;
            deadline = null;
            CURRENT.remove();
        }
        if (messages.size() == before) {
            return false;
        }
        sessions.put((DurableStore) session.getStore(), session);
        return true;
    }

    /**
     * Sends one message of the platform's own, stored by itself; returns false where the session
     * took no number.
     */
    public static boolean alone(Session session, String msgType, String body) {
        return session.send(RawBodyMessage.of(msgType, body));
    }

    void add(DurableStore store, long seq, String msgType, String raw) {
        if (sourceId == null) {
            throw new IllegalStateException("a message without a source on " + store.session());
        }
        messages.add(new Numbered(store, seq, msgType, sourceId, raw, edits, deadline));
    }

    /** Stores what was numbered; the last that is done in the caller's transaction. */
    public void commit() {
        if (!messages.isEmpty()) {
            journal.appendAndCommit(messages, null);
        }
    }

    /** As above, with the position of the reader that it came by. */
    public void commit(Stored position, Positions positions) {
        if (messages.isEmpty()) {
            positions.store(position);
        } else {
            journal.appendAndCommit(messages, position);
        }
    }

    /**
     * After the commit: lets the messages out. Where this process was paused so long that one has
     * become too old, its session closes instead: the peer asks for what it lacks, and gets what is
     * still young.
     */
    public void release(Instant now) {
        Set<DurableStore> late = new HashSet<>();
        for (Numbered message : messages) {
            if (message.deadline() != null && now.isAfter(message.deadline())) {
                late.add(message.store());
            }
        }
        late.forEach(store -> {
            gate.drop(store);
            close(sessions.get(store), "its messages have become too old");
        });
        for (Numbered message : messages) {
            message.store().committed(message.seq());
        }
        sessions.keySet().forEach(gate::release);
    }

    /**
     * The commit failed or nobody knows: nothing of it leaves, the connections close and reload.
     */
    public void abandon() {
        sessions.forEach((store, session) -> {
            store.poison();
            gate.drop(store);
            close(session, "the message could not be stored");
        });
    }

    private static void close(@Nullable Session session, String why) {
        if (session == null) {
            return;
        }
        try {
            session.disconnect(why, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
