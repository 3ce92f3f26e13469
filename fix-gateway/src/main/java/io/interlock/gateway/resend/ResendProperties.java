package io.interlock.gateway.resend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code interlock.gateway.resend} of fix-gateway.yaml: how large resends are cut into pages.
 *
 * @param page the most messages of a page; a request over fewer numbers is the engine's own
 * @param pageSize about the most bytes of a page; below what a slow consumer may leave waiting
 * @param interval between two pages of a session: what a resend may take from the others
 */
@ConfigurationProperties("interlock.gateway.resend")
record ResendProperties(
        @DefaultValue("250") int page,
        @DefaultValue("256KB") DataSize pageSize,
        @DefaultValue("100ms") Duration interval) {
    ResendProperties {
        if (page < 1 || page > 1_000) {
            throw new IllegalArgumentException("resend.page is " + page + ", not 1 to 1000");
        }
    }
}
