package io.interlock.recon.matching;

import io.interlock.events.FixSessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which OMSs' drop copies cannot be expected to speak at the moment. */
public final class Coverage {
    private Coverage() {}

    /** Why a drop copy does not speak. */
    public enum Silent {
        /** It should. */
        GAP("no drop-copy session of it is up"),
        /** By hand or by its hours. */
        EXPECTED("its drop-copy sessions are off");

        private final String words;

        Silent(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * OMSs none of whose drop-copy sessions is up, or has been for {@code settle}: what the OMS
     * sent meanwhile comes by resend. OMSs without a known drop-copy session are taken to speak.
     *
     * @param fresh whether the gateway still says how its sessions are
     */
    public static Map<String, Silent> silent(
            Collection<FixSessionState> sessions, boolean fresh, Instant now, Duration settle) {
        Map<String, Silent> silent = new TreeMap<>();
        Set<String> speaking = new TreeSet<>();
        for (FixSessionState session : sessions) {
            String oms = session.oms();
            if (session.role() != FixSessionState.Role.DROP_COPY || oms == null) {
                continue;
            }
            boolean up =
                    fresh
                            && session.state() == FixSessionState.State.ACTIVE
                            && !session.since().plus(settle).isAfter(now);
            if (up) {
                speaking.add(oms);
            }
            silent.merge(
                    oms,
                    fresh && off(session) ? Silent.EXPECTED : Silent.GAP,
                    (one, two) -> one == two ? one : Silent.GAP);
        }
        silent.keySet().removeAll(speaking);
        return silent;
    }

    private static boolean off(FixSessionState session) {
        return switch (session.state()) {
            case DISABLED, STOPPED, OUT_OF_WINDOW -> true;
            case WAITING, CONNECTING, LOGON_SENT, SYNCING, ACTIVE, DEGRADED, LOST, SEQUENCE_FAULT ->
                    false;
        };
    }
}
