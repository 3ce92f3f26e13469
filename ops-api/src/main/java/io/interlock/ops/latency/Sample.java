package io.interlock.ops.latency;

import io.interlock.domain.Environment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one hop of one order took.
 *
 * @param at when the client's message came
 */
public record Sample(
        Instant at,
        Environment environment,
        Hop hop,
        @Nullable String symbol,
        @Nullable String oms,
        String fixSession,
        long micros) {}
