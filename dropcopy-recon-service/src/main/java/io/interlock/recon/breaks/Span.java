package io.interlock.recon.breaks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A break's life by the evidence.
 *
 * @param number counts the breaks of one type of the same subject, from 1
 * @param closedAt null while the evidence still says so
 * @param closedReason what ended it; null while open
 */
public record Span(
        Catalogue kind,
        int number,
        Instant openedAt,
        @Nullable Instant closedAt,
        String explanation,
        @Nullable String closedReason) {}
