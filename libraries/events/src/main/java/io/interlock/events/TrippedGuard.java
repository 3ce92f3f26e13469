package io.interlock.events;

import io.interlock.domain.Environment;
import java.time.Instant;

/**
 * A guard of a policy that has stopped orders, on {@link Topics#TRIPPED_GUARDS} under its key until
 * a named person lets them on again. A tombstone ends it.
 *
 * @param key the policy and what it stopped: {@code calm/account/L1001/symbol/EURUSD}
 * @param policy the policy's id
 * @param executions how many there were
 * @param windowMillis within which time
 * @param at of the execution that was one too many
 */
public record TrippedGuard(
        String key,
        String policy,
        Environment environment,
        int executions,
        long windowMillis,
        Instant at) {}
