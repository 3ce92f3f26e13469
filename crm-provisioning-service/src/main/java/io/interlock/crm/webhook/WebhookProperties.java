package io.interlock.crm.webhook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.crm.webhook}.
 *
 * @param secret {@code whsec_} and base64; two while the CRM changes over
 * @param maxBody what is longer is refused unread
 */
@Validated
@ConfigurationProperties("interlock.crm.webhook")
record WebhookProperties(
        @NotEmpty(message = "is needed: set INTERLOCK_CRM_WEBHOOK_SECRET")
                List<
                                @Pattern(
                                        regexp = "whsec_[A-Za-z0-9+/]{32,}={0,2}",
                                        message = "must be whsec_ and base64")
                                String>
                        secret,
        @DefaultValue("256KB") DataSize maxBody) {
    @Override
    public String toString() {
        return "WebhookProperties[" + secret.size() + " secrets, " + maxBody + "]";
    }
}
