package io.interlock.recon.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the drop copy of an OMS could not speak.
 *
 * @param until null while it lasts
 */
public record Gap(String oms, Instant from, @Nullable Instant until) {
    boolean covers(Instant minute) {
        return from.isBefore(minute.plus(Proof.STEP)) && (until == null || until.isAfter(minute));
    }
}
