package io.interlock.gateway.operation;

import io.interlock.events.FixSessionState;
import io.interlock.gateway.session.SessionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A session: what it should be and what it is.
 *
 * @param version of the definition, as in the ETag
 * @param passwordSet whether the counterparty must send a password
 * @param words why it is as it is, where the state does not say it all
 */
record FixSessionView(
        String id,
        SessionDefinition definition,
        long version,
        boolean passwordSet,
        FixSessionState state,
        @Nullable String words) {}
