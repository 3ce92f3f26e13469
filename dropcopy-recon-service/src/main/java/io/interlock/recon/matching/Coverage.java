package io.interlock.recon.matching;

import io.interlock.events.FixSessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Which OMSs' drop copies cannot be expected to speak at the moment. */
public final class Coverage {
    private Coverage() {}

    /**
     * OMSs none of whose drop-copy sessions is up, or has been for {@code settle}: what the OMS
     * sent meanwhile comes by resend. OMSs without a known drop-copy session are taken to speak.
     *
     * @param fresh whether the gateway still says how its sessions are
     */
    public static Set<String> silent(
            Collection<FixSessionState> sessions, boolean fresh, Instant now, Duration settle) {
        Set<String> silent = new TreeSet<>();
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
            (up ? speaking : silent).add(oms);
        }
        silent.removeAll(speaking);
        return silent;
    }
}
