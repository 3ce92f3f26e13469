package io.interlock.events;

import io.interlock.events.VenueHealth.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A venue came from one state into another, on {@link Topics#VENUE_SWITCHES} under {@code oms}.
 *
 * @param cause why, in words
 * @param by the person who did it; null where the platform did
 * @param lastedMillis how long it was in the state that it left
 * @param moved orders that were sent elsewhere, or rejected, meanwhile
 */
public record VenueSwitch(
        String id,
        String oms,
        State from,
        State to,
        String cause,
        @Nullable String by,
        Instant at,
        long lastedMillis,
        long moved) {}
