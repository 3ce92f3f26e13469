package io.interlock.ops.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code interlock.ops.history}.
 *
 * @param days how many days are kept, today included
 * @param diskBudget what all of them may take; the oldest day goes first, today never
 * @param check how often this is looked at
 */
@ConfigurationProperties("interlock.ops.history")
public record HistoryProperties(
        @DefaultValue("8") int days,
        @DefaultValue("20GB") DataSize diskBudget,
        @DefaultValue("1m") Duration check) {
    public HistoryProperties {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "interlock.ops.history.days must be at least 1: " + days);
        }
        if (diskBudget.toBytes() <= 0) {
            throw new IllegalArgumentException(
                    "interlock.ops.history.disk-budget must be above zero: " + diskBudget);
        }
    }
}
