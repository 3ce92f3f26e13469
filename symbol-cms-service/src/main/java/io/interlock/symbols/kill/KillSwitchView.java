package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kill switch as REST shows it, engaged or released. */
record KillSwitchView(
        String id,
        Environment environment,
        Symbol symbol,
        boolean engaged,
        String by,
        String reason,
        Instant since,
        @Nullable String releasedBy,
        @Nullable String releaseReason,
        @Nullable Instant releasedAt) {}
