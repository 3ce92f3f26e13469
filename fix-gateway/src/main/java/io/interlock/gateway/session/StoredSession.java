package io.interlock.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * A definition as it stands in the database.
 *
 * @param version grows by one with each change
 * @param passwordHash of the password that the counterparty must send; null where none is asked
 */
public record StoredSession(
        SessionDefinition definition, long version, @Nullable String passwordHash) {}
