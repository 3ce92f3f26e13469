package io.interlock.crm.provisioning;

import io.interlock.crm.lifecycle.Gate;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState;
import io.interlock.events.AccountState.Funds;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account and its gate. */
@Entity
@Table(name = "account")
class AccountEntity {
    @Id private String account;
    @Version private @Nullable Long version;

    @Enumerated(EnumType.STRING)
    private Environment environment;

    private String clientId;
    private boolean tradingEnabled;
    private String reason;
    private @Nullable String accountGroup;
    private @Nullable BigDecimal fundsAmount;
    private @Nullable String fundsCurrency;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected AccountEntity() {}

    AccountEntity(Gate gate, String clientId, Instant now) {
        this.account = gate.account().value();
        this.environment = gate.environment();
        this.clientId = clientId;
        this.tradingEnabled = gate.tradingEnabled();
        this.reason = gate.reason();
        money(gate);
        this.updatedAt = now;
    }

    /** Moves the gate; returns whether that changed anything. */
    boolean move(Gate gate, Instant now) {
        boolean same =
                tradingEnabled == gate.tradingEnabled()
                        && reason.equals(gate.reason())
                        && Objects.equals(accountGroup, gate.group())
                        && Objects.equals(funds(), gate.funds());
        if (same) {
            return false;
        }
        tradingEnabled = gate.tradingEnabled();
        reason = gate.reason();
        money(gate);
        updatedAt = now;
        return true;
    }

    private void money(Gate gate) {
        Funds funds = gate.funds();
        accountGroup = gate.group();
        fundsAmount = funds == null ? null : funds.amount();
        fundsCurrency = funds == null ? null : funds.currency();
    }

    private @Nullable Funds funds() {
        return fundsAmount == null || fundsCurrency == null
                ? null
                : new Funds(fundsAmount, fundsCurrency);
    }

    String account() {
        return account;
    }

    boolean tradingEnabled() {
        return tradingEnabled;
    }

    AccountState state() {
        return new AccountState(
                new Account(account),
                environment,
                clientId,
                tradingEnabled,
                reason,
                version == null ? 0 : version,
                updatedAt,
                accountGroup,
                funds());
    }
}
