package io.interlock.crm.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.crm.provisioning.Provisioning;
import io.interlock.crm.webhook.CrmMessage.Reading;
import io.interlock.crm.webhook.Deliveries.Delivery;
import io.interlock.kit.inbox.Inbox;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a signed delivery once; the event, its effects and its log entry are one transaction. */
@Component
class Intake {
    private final Inbox inbox;
    private final Provisioning provisioning;
    private final Deliveries deliveries;
    private final Clock clock;

    Intake(Inbox inbox, Provisioning provisioning, Deliveries deliveries, Clock clock) {
        this.inbox = inbox;
        this.provisioning = provisioning;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What became of a delivery. */
    enum Taken {
        ACTED_ON,
        DUPLICATE,
        /** The id was used for another body. */
        CONFLICT
    }

    @Transactional
    Taken take(String webhookId, byte[] body, Reading.Good reading) {
        String sha256 = sha256(body);
        String client = reading.event().clientId();
        boolean first =
                inbox.once(
                        "crm-webhook:" + webhookId,
                        () -> {
                            String outcome =
                                    provisioning
                                            .apply(reading.event(), reading.type(), webhookId)
                                            .name();
                            log(webhookId, body, sha256, reading.type(), client, outcome, null);
                        });
        if (first) {
            return Taken.ACTED_ON;
        }
        boolean same = deliveries.actedOn(webhookId).filter(sha256::equals).isPresent();
        log(
                webhookId,
                body,
                sha256,
                reading.type(),
                client,
                same ? "DUPLICATE" : "CONFLICT",
                same ? null : "the same webhook-id came with another body before");
        return same ? Taken.DUPLICATE : Taken.CONFLICT;
    }

    /** Remembers a signed delivery that cannot be acted on. */
    @Transactional
    void reject(String webhookId, byte[] body, @Nullable String type, String why) {
        log(webhookId, body, sha256(body), type, null, "REJECTED", why);
    }

    private void log(
            String webhookId,
            byte[] body,
            String sha256,
            @Nullable String type,
            @Nullable String client,
            String outcome,
            @Nullable String detail) {
        Delivery delivery =
                new Delivery(
                        0,
                        webhookId,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        type,
                        client,
                        outcome,
                        detail);
        // PostgreSQL's text has no NUL
        deliveries.add(delivery, sha256, new String(body, UTF_8).replace('\0', '\uFFFD'));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
