package io.interlock.recon.layout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document.
 *
 * @param version from 1; 0 for a preset
 * @param body JSON
 * @param by who; null for a preset
 */
public record Layout(
        String name,
        int version,
        String body,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant at) {
    /** What a document is. */
    public enum Kind {
        MAPPING,
        TEMPLATE
    }
}
