package io.interlock.gateway.wire;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * The last filter before the codec: a message leaves when the commit covers its number, and nothing
 * overtakes a message that waits. One lock per connection covers passing, holding and releasing.
 */
@Component
public final class WriteGate extends IoFilterAdapter {
    private static final Logger log = LoggerFactory.getLogger(WriteGate.class);

    private final Map<DurableStore, Lane> lanes = new ConcurrentHashMap<>();

    private record Held(NextFilter next, IoSession io, WriteRequest request, long seq) {}

    private static final class Lane {
        final Deque<Held> held = new ArrayDeque<>();
    }

    @Override
    public void filterWrite(NextFilter next, IoSession io, WriteRequest request) {
        DurableStore store = storeOf(io);
        if (store == null || !(request.getOriginalMessage() instanceof String text)) {
            next.filterWrite(io, request);
            return;
        }
        if (!store.mayEmit()) {
            log.atWarn()
                    .addKeyValue("fixSession", store.session())
                    .log("Nothing leaves: this gateway does not hold the session's lease now");
            io.closeNow();
            return;
        }
        Lane lane = lane(store);
        synchronized (lane) {
            long seq = FixMessage.of(text).number(Tags.MSG_SEQ_NUM).orElse(0);
            if (lane.held.isEmpty() && !store.holds(seq)) {
                next.filterWrite(io, request);
            } else {
                lane.held.addLast(new Held(next, io, request, seq));
            }
        }
    }

    void release(DurableStore store) {
        Lane lane = lane(store);
        synchronized (lane) {
            while (!lane.held.isEmpty() && !store.holds(lane.held.getFirst().seq())) {
                Held held = lane.held.removeFirst();
                if (!store.mayEmit()) {
                    held.io().closeNow();
                    continue;
                }
                held.next().filterWrite(held.io(), held.request());
            }
        }
    }

    /** How many messages of a session wait for their commit. */
    public int held(String session) {
        int held = 0;
        for (Map.Entry<DurableStore, Lane> lane : lanes.entrySet()) {
            if (lane.getKey().session().equals(session)) {
                synchronized (lane.getValue()) {
                    held += lane.getValue().held.size();
                }
            }
        }
        return held;
    }

    void forget(DurableStore store) {
        lanes.remove(store);
    }

    void drop(DurableStore store) {
        Lane lane = lane(store);
        synchronized (lane) {
            lane.held.clear();
        }
    }

    @Override
    public void sessionClosed(NextFilter next, IoSession io) {
        DurableStore store = storeOf(io);
        if (store != null) {
            Lane lane = lane(store);
            synchronized (lane) {
                lane.held.removeIf(held -> held.io().equals(io));
            }
        }
        next.sessionClosed(io);
    }

    private Lane lane(DurableStore store) {
        return lanes.computeIfAbsent(store, s -> new Lane());
    }

    private static @Nullable DurableStore storeOf(IoSession io) {
        return io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session
                        && session.getStore() instanceof DurableStore store
                ? store
                : null;
    }
}
