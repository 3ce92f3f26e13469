package io.interlock.crm.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether a delivery was signed with one of our secrets, not longer than 5 minutes ago. */
@Component
class SignatureVerifier {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** No dots or control characters: the signed text is {@code id.timestamp.body}. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_:-]{1,200}");

    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifier.class);

    private final List<Webhook> secrets;

    SignatureVerifier(WebhookProperties properties) {
        this.secrets = properties.secret().stream().map(SignatureVerifier::webhook).toList();
    }

    private static Webhook webhook(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("interlock.crm.webhook.secret is empty", e);
        }
    }

    boolean verifies(byte[] body, String id, String timestamp, String signature) {
        if (!PLAIN_ID.matcher(id).matches()) {
            LOG.atWarn().log("A webhook-id must be 1 to 200 letters, digits, _, -, :");
            return false;
        }
        Map<String, List<String>> headers =
                Map.of(
                        ID, List.of(id),
                        TIMESTAMP, List.of(timestamp),
                        SIGNATURE, List.of(signature));
        String text = new String(body, UTF_8);
        return secrets.stream().anyMatch(secret -> verifies(secret, text, headers));
    }

    private static boolean verifies(
            Webhook secret, String body, Map<String, List<String>> headers) {
        try {
            secret.verify(body, headers);
            return true;
        } catch (WebhookVerificationException | RuntimeException e) {
            return false; // RuntimeException: a header that is not what it should be
        }
    }
}
