package io.interlock.benchmarks.naive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import quickfix.SessionID;

/** Whose order a ClOrdID(11) is, until it is filled; in memory only. Thread-safe. */
final class Senders {
    private final Map<String, SessionID> open = new ConcurrentHashMap<>();

    void sent(String clOrdId, SessionID client) {
        open.put(clOrdId, client);
    }

    /** Null for an order that nobody has open here. */
    @Nullable SessionID of(String clOrdId, boolean last) {
        return last ? open.remove(clOrdId) : open.get(clOrdId);
    }
}
