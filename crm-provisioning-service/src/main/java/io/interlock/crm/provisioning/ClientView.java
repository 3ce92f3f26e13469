package io.interlock.crm.provisioning;

import io.interlock.crm.lifecycle.Client;
import io.interlock.crm.lifecycle.CrmEvent.DepositReceived;
import io.interlock.crm.lifecycle.Kyc;
import io.interlock.crm.lifecycle.Profile;
import io.interlock.crm.lifecycle.Stage;
import io.interlock.events.AccountState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client as REST shows it. */
record ClientView(
        String id,
        Stage stage,
        Kyc kyc,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country,
        @Nullable Instant createdAt,
        @Nullable Instant depositAt,
        List<AccountState> accounts,
        Instant updatedAt) {

    static ClientView of(ClientEntity entity, List<AccountState> accounts, boolean personal) {
        Client client = entity.client();
        Profile known = client.profile();
        Profile shown = known == null || personal ? known : known.masked();
        DepositReceived deposit = client.deposit();
        return new ClientView(
                client.id(),
                client.stage(),
                client.kyc(),
                shown == null ? null : shown.name(),
                shown == null ? null : shown.email(),
                shown == null ? null : shown.country(),
                client.profileAt(),
                deposit == null ? null : deposit.at(),
                accounts,
                entity.updatedAt());
    }
}
