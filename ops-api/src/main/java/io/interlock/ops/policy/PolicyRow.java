package io.interlock.ops.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A policy in routing-service's list, for a line of a table. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PolicyRow(
        String id,
        String environment,
        String control,
        String state,
        int priority,
        @Nullable Integer activeVersion,
        @Nullable Integer draftVersion,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant until) {}
