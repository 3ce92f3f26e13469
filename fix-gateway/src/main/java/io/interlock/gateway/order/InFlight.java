package io.interlock.gateway.order;

import io.interlock.events.OrderCommand;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/**
 * Orders and replaces that were sent to an OMS and that nobody has answered yet. In memory: after a
 * restart it is rebuilt from what was sent and what the log holds.
 */
@Component
public class InFlight {
    /** The header of a report in the log that says what it answers, so that none is read for it. */
    public static final String ANSWERS = "answers";

    /** Reports follow their drop copies within moments; where one never comes this is the bound. */
    private static final int REPORTS_AWAITED = 10_000;

    private final Map<Name, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Name, Instant> copied = Collections.synchronizedMap(new Newest());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Name(String oms, String clOrdId) {}

    /**
     * A message on its way.
     *
     * @param nameAtOms ClOrdID(11) as the OMS got it
     */
    public record Sent(
            OrderCommand command, String oms, String omsSession, String nameAtOms, Instant at) {}

    /** Is told on the thread that learnt of it; must not wait. */
    public interface Listener {
        /**
         * Somebody answered.
         *
         * @param how in words
         */
        void answered(Sent sent, String how);

        /**
         * The OMS says by {@code session} that it does not know the message.
         *
         * @return true where that answers a question of the platform's own
         */
        boolean unknown(Sent sent, String session);
    }

    /** The value of that header. */
    public static String answers(String oms, String clOrdId) {
        return oms + ":" + clOrdId;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Before the message can be on the wire. */
    public void sent(Sent message) {
        sent.put(new Name(message.oms(), message.nameAtOms()), message);
    }

    /** The message where it has not been answered. */
    public Optional<Sent> find(String oms, String clOrdId) {
        return Optional.ofNullable(sent.get(new Name(oms, clOrdId)));
    }

    /** Any answer but the drop copy's; the first one counts. */
    public void answered(String oms, String clOrdId, String how) {
        Name name = new Name(oms, clOrdId);
        copied.remove(name);
        settled(name, how);
    }

    /** The drop copy tells of it, often before the report itself comes. */
    public void copied(String oms, String clOrdId) {
        Name name = new Name(oms, clOrdId);
        Sent known = sent.get(name);
        if (known == null) {
            return;
        }
        copied.put(name, known.at());
        if (!settled(name, "the drop copy reports it")) {
            copied.remove(name); // its report was here meanwhile
        }
    }

    /** When what nobody but the drop copy has answered yet was sent. */
    public Optional<Instant> sentAt(String oms, String clOrdId) {
        Name name = new Name(oms, clOrdId);
        // what leaves the one is in the other already
        return find(oms, clOrdId).map(Sent::at).or(() -> Optional.ofNullable(copied.get(name)));
    }

    private boolean settled(Name name, String how) {
        Sent known = sent.remove(name);
        if (known != null) {
            listeners.forEach(listener -> listener.answered(known, how));
        }
        return known != null;
    }

    private static final class Newest extends LinkedHashMap<Name, Instant> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Instant> eldest) {
            return size() > REPORTS_AWAITED;
        }
    }

    /** True where this answers a question of ours, and no client waits for it. */
    public boolean unknown(String oms, String clOrdId, String session) {
        return find(oms, clOrdId)
                .filter(known ->
                        listeners.stream().anyMatch(listener -> listener.unknown(known, session)))
                .isPresent();
    }

    /** Everything without an answer. */
    public List<Sent> all() {
        return List.copyOf(sent.values());
    }

    /** What was sent by a session and has no answer, oldest first. */
    public List<Sent> unanswered(String omsSession) {
        return sent.values().stream()
                .filter(one -> one.omsSession().equals(omsSession))
                .sorted(Comparator.comparing(Sent::at))
                .toList();
    }

    /** Forgets what was sent to an OMS: another instance serves it now. */
    public void forget(String oms) {
        sent.keySet().removeIf(name -> name.oms().equals(oms));
    }
}
