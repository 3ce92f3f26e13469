package io.interlock.kit.change;

import io.interlock.domain.Environment;
import java.time.Duration;
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

    /** By environment. */
    public record FourEyes(
            @DefaultValue("true") boolean live, @DefaultValue("false") boolean demo) {
        boolean in(Environment environment) {
            return switch (environment) {
                case LIVE -> live;
                case DEMO -> demo;
            };
        }
    }
}
