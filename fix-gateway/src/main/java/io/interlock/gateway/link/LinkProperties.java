package io.interlock.gateway.link;

import io.interlock.gateway.link.LinkSupervision.Rules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.gateway.link} of fix-gateway.yaml: when new orders move between the sessions of
 * an OMS.
 *
 * @param goodProbes TestRequests that a preferred session answers before it gets new orders again
 * @param dwell the least time on a session before going back to a preferred one
 * @param grace how long a link may look for a session before it is down
 */
@ConfigurationProperties("interlock.gateway.link")
record LinkProperties(
        @DefaultValue("3") int goodProbes,
        @DefaultValue("10s") Duration dwell,
        @DefaultValue("12s") Duration grace) {
    Rules rules() {
        return new Rules(goodProbes, dwell, grace);
    }
}
