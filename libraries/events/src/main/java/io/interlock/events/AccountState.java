package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and whether it may trade, on {@link Topics#ACCOUNTS} under the account.
 *
 * @param reason why it may or may not, in words that fit Text(58)
 * @param group leverage goes by it; null in older records and where the CRM names none
 * @param funds what was paid in; null in older records and where nothing was
 */
public record AccountState(
        Account account,
        Environment environment,
        String crmClient,
        boolean tradingEnabled,
        String reason,
        long version,
        Instant updatedAt,
        @Nullable String group,
        @Nullable Funds funds) {

    /** An account of which neither group nor funds are known. */
    public AccountState(
            Account account,
            Environment environment,
            String crmClient,
            boolean tradingEnabled,
            String reason,
            long version,
            Instant updatedAt) {
        this(
                account,
                environment,
                crmClient,
                tradingEnabled,
                reason,
                version,
                updatedAt,
                null,
                null);
    }

    /** Money of one currency, for example {@code USD}. */
    public record Funds(BigDecimal amount, String currency) {
        public Funds {
            BigDecimal least = amount.stripTrailingZeros();
            amount = least.scale() < 0 ? least.setScale(0) : least;
        }
    }
}
