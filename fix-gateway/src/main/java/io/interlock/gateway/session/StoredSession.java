package io.interlock.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it stands in the database.
 *
 * @param version grows by one with each change
 * @param passwordHash of the password that the counterparty must send; null where none is asked
 * @param stop null while nobody wants the session down
 * @param stopChanges grows by one with each stop and start
 */
public record StoredSession(
        SessionDefinition definition,
        long version,
        @Nullable String passwordHash,
        @Nullable Stop stop,
        long stopChanges) {

    /** Someone wants the session down, until someone starts it. */
    public record Stop(String by, String reason, Instant at) {}

    /** Grows with each change of any kind. */
    long revision() {
        return version + stopChanges;
    }
}
