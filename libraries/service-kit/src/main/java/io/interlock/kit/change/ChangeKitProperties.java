package io.interlock.kit.change;

import io.interlock.domain.Environment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.change}.
 *
 * @param fourEyes where a second person has to approve
 * @param every how often it is looked whether time has brought something
 */
@ConfigurationProperties("interlock.change")
public record ChangeKitProperties(
        @DefaultValue FourEyes fourEyes, @DefaultValue("250ms") Duration every) {

    /**
     * By environment.
     *
     * @param expires how long an approval may wait until it is used; null for as long as it likes
     */
    public record FourEyes(
            @DefaultValue("true") boolean live,
            @DefaultValue("false") boolean demo,
            @Nullable Duration expires) {
        boolean in(Environment environment) {
            return switch (environment) {
                case LIVE -> live;
                case DEMO -> demo;
            };
        }
    }
}
