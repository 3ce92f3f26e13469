package io.interlock.crm.lifecycle;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;

/**
 * An account of a client and whether it may trade.
 *
 * @param reason why it may or may not, in words that fit Text(58)
 */
public record Gate(
        Account account, Environment environment, boolean tradingEnabled, String reason) {}
