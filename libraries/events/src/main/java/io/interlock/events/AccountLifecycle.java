package io.interlock.events;

import io.interlock.domain.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a client from sign-up to trading, on {@link Topics#ACCOUNT_LIFECYCLE} under the CRM
 * client.
 *
 * @param step for example {@code CLIENT_CREATED}, {@code KYC_APPROVED}, {@code DEMO_OPENED}, {@code
 *     LIVE_ENABLED}
 */
public record AccountLifecycle(
        String eventId,
        String crmClient,
        String step,
        @Nullable Account account,
        String detail,
        Instant at) {}
