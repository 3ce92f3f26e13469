package io.interlock.symbols.kill;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kill switch as REST shows it, engaged or released.
 *
 * @param announced in the answer to a change alone: false where it is stored and Kafka has not
 *     taken it yet, so that it is in force as soon as Kafka is back
 */
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
        @Nullable Instant releasedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean announced) {

    KillSwitchView announced(boolean now) {
        return new KillSwitchView(
                id,
                environment,
                symbol,
                engaged,
                by,
                reason,
                since,
                releasedBy,
                releaseReason,
                releasedAt,
                now);
    }
}
