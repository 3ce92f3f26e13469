package io.interlock.crm.lifecycle;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState.Funds;
import org.jspecify.annotations.Nullable;

/**
 * An account of a client and whether it may trade.
 *
 * @param reason why it may or may not, in words that fit Text(58)
 * @param group leverage goes by it; null where the CRM names none
 * @param funds what was paid in; null where nothing was, and for demo accounts
 */
public record Gate(
        Account account,
        Environment environment,
        boolean tradingEnabled,
        String reason,
        @Nullable String group,
        @Nullable Funds funds) {}
