package io.interlock.crm.provisioning;

import io.interlock.crm.lifecycle.Gate;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected AccountEntity() {}

    AccountEntity(Gate gate, String clientId, Instant now) {
        this.account = gate.account().value();
        this.environment = gate.environment();
        this.clientId = clientId;
        this.tradingEnabled = gate.tradingEnabled();
        this.reason = gate.reason();
        this.updatedAt = now;
    }

    /** Moves the gate; returns whether that changed anything. */
    boolean move(Gate gate, Instant now) {
        if (tradingEnabled == gate.tradingEnabled() && reason.equals(gate.reason())) {
            return false;
        }
        tradingEnabled = gate.tradingEnabled();
        reason = gate.reason();
        updatedAt = now;
        return true;
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
                updatedAt);
    }
}
