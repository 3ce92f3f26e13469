package io.interlock.kit.state;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.state}.
 *
 * @param heartbeat how often an owner repeats its marker
 * @param maxAge how old the newest marker may be before a reader's gate closes
 * @param resync how often an owner compares its source with what it published
 */
@ConfigurationProperties("interlock.state")
public record StateKitProperties(
        @DefaultValue("250ms") Duration heartbeat,
        @DefaultValue("2s") Duration maxAge,
        @DefaultValue("5s") Duration resync) {}
