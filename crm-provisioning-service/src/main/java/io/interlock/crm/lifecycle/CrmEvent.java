package io.interlock.crm.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;

/** A fact that the CRM tells; {@code at} is the CRM's time of it. */
public sealed interface CrmEvent {
    String clientId();

    Instant at();

    record ClientCreated(String clientId, Profile profile, Instant at) implements CrmEvent {}

    record KycApproved(String clientId, Instant at) implements CrmEvent {}

    record KycRejected(String clientId, Instant at) implements CrmEvent {}

    record DepositReceived(String clientId, BigDecimal amount, String currency, Instant at)
            implements CrmEvent {}
}
