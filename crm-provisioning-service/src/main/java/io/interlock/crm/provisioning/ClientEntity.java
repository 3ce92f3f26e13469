package io.interlock.crm.provisioning;

import io.interlock.crm.lifecycle.Client;
import io.interlock.crm.lifecycle.CrmEvent.DepositReceived;
import io.interlock.crm.lifecycle.Kyc;
import io.interlock.crm.lifecycle.Profile;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A {@link Client} as it is stored. */
@Entity
@Table(name = "client")
class ClientEntity {
    @Id private String id;
    @Version private @Nullable Long version;
    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String country;
    private @Nullable Instant profileAt;

    @Enumerated(EnumType.STRING)
    private Kyc kyc;

    private @Nullable Instant kycAt;
    private boolean approvedOnce;
    private @Nullable BigDecimal depositAmount;
    private @Nullable String depositCurrency;
    private @Nullable Instant depositAt;

    /** Amounts by currency. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> paidIn;

    private @Nullable String accountGroup;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ClientEntity() {}

    ClientEntity(Client client, Instant now) {
        this.id = client.id();
        this.kyc = client.kyc();
        this.paidIn = Map.of();
        this.updatedAt = now;
        update(client, now);
    }

    void update(Client client, Instant now) {
        Profile profile = client.profile();
        name = profile == null ? null : profile.name();
        email = profile == null ? null : profile.email();
        country = profile == null ? null : profile.country();
        accountGroup = profile == null ? null : profile.group();
        profileAt = client.profileAt();
        kyc = client.kyc();
        kycAt = client.kycAt();
        approvedOnce = client.approvedOnce();
        DepositReceived deposit = client.deposit();
        depositAmount = deposit == null ? null : deposit.amount();
        depositCurrency = deposit == null ? null : deposit.currency();
        depositAt = deposit == null ? null : deposit.at();
        paidIn =
                client.paidIn().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> e.getValue().toPlainString()));
        updatedAt = now;
    }

    Client client() {
        Profile profile =
                name == null || email == null || country == null
                        ? null
                        : new Profile(name, email, country, accountGroup);
        DepositReceived deposit =
                depositAmount == null || depositCurrency == null || depositAt == null
                        ? null
                        : new DepositReceived(
                                id,
                                new BigDecimal(depositAmount.stripTrailingZeros().toPlainString()),
                                depositCurrency,
                                depositAt);
        return new Client(id, profile, profileAt, kyc, kycAt, approvedOnce, deposit, sums());
    }

    private Map<String, BigDecimal> sums() {
        return paidIn.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e -> new BigDecimal(e.getValue()).stripTrailingZeros()));
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
