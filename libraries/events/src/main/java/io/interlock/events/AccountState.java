package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import java.time.Instant;

/**
 * An account and whether it may trade, on {@link Topics#ACCOUNTS} under the account.
 *
 * @param reason why it may or may not, in words that fit Text(58)
 */
public record AccountState(
        Account account,
        Environment environment,
        String crmClient,
        boolean tradingEnabled,
        String reason,
        long version,
        Instant updatedAt) {}
