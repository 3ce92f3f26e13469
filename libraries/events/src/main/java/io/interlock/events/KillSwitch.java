package io.interlock.events;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import java.time.Instant;

/**
 * An engaged kill switch, on {@link Topics#KILL_SWITCHES} under {@code env:symbol}. A tombstone
 * releases it.
 */
public record KillSwitch(
        String id,
        Environment environment,
        Symbol symbol,
        String by,
        String reason,
        Instant since) {

    public String key() {
        return environment + ":" + symbol;
    }
}
