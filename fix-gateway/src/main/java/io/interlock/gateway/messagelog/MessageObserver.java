package io.interlock.gateway.messagelog;

import io.interlock.fix.FixMessage;
import java.time.Instant;

/** Sees every message of every session, soon after it passed, on the message log's thread. */
public interface MessageObserver {
    /**
     * A message as it passed; must not block.
     *
     * @param at when it was received, or numbered to be sent
     */
    void seen(Instant at, String session, boolean outbound, FixMessage message);
}
