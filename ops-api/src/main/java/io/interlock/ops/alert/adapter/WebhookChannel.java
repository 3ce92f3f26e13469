package io.interlock.ops.alert.adapter;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.TargetTable.Reached;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook of anybody, signed by Standard Webhooks: {@code webhook-id} is the delivery's id, the
 * same for each attempt.
 */
@Component
class WebhookChannel implements Channel {
    private final Outside outside;
    private final JsonMapper mapper;
    private final Clock clock;

    WebhookChannel(Outside outside, JsonMapper mapper, Clock clock) {
        this.outside = outside;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What is posted. */
    private record Body(String type, Instant timestamp, Notice data) {}

    @Override
    public Target.Kind kind() {
        return Target.Kind.WEBHOOK;
    }

    @Override
    public void send(String deliveryId, Reached target, Notice notice) throws NotDelivered {
        String json =
                mapper.writeValueAsString(
                        new Body(
                                "alert." + notice.event().name().toLowerCase(Locale.ROOT),
                                clock.instant(),
                                notice));
        long seconds = clock.instant().getEpochSecond();
        outside.post(
                URI.create(target.target().address()),
                Map.of(
                        "webhook-id", deliveryId,
                        "webhook-timestamp", Long.toString(seconds),
                        "webhook-signature", signature(target, deliveryId, seconds, json)),
                json);
    }

    private static String signature(Reached target, String id, long seconds, String json)
            throws NotDelivered {
        try {
            return new Webhook(Objects.requireNonNull(target.secret())).sign(id, seconds, json);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new NotDelivered("its secret cannot sign");
        }
    }
}
