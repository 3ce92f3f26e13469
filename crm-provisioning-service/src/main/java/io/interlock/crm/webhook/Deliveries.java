package io.interlock.crm.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only log of signed deliveries. */
@Component
class Deliveries {
    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery as REST shows it; its body stays in the database.
     *
     * @param outcome APPLIED, PARKED, SUPERSEDED, DUPLICATE, CONFLICT or REJECTED
     */
    record Delivery(
            long seq,
            String webhookId,
            Instant receivedAt,
            @Nullable String type,
            @Nullable String clientId,
            String outcome,
            @Nullable String detail) {}

    /** The hash of the body that was acted on under {@code webhookId}. */
    Optional<String> actedOn(String webhookId) {
        return jdbc.sql(
                        """
                        select body_sha256 from webhook_delivery
                        where webhook_id = ? and outcome in ('APPLIED', 'PARKED', 'SUPERSEDED')
                        """)
                .param(webhookId)
                .query(String.class)
                .optional();
    }

    void add(Delivery delivery, String bodySha256, String body) {
        jdbc.sql(
                        """
                        insert into webhook_delivery (webhook_id, received_at, type, client_id,
                            outcome, detail, body_sha256, body)
                        values (:webhookId, :receivedAt, :type, :clientId,
                            :outcome, :detail, :sha256, :body)
                        """)
                .param("webhookId", delivery.webhookId())
                .param(
                        "receivedAt",
                        OffsetDateTime.ofInstant(delivery.receivedAt(), ZoneOffset.UTC))
                .param("type", delivery.type())
                .param("clientId", delivery.clientId())
                .param("outcome", delivery.outcome())
                .param("detail", delivery.detail())
                .param("sha256", bodySha256)
                .param("body", body)
                .update();
    }

    /** The newest first, before {@code before}. */
    List<Delivery> page(long before, int limit) {
        return jdbc.sql(
                        """
                        select seq, webhook_id, received_at, type, client_id, outcome, detail
                        from webhook_delivery where seq < ? order by seq desc limit ?
                        """)
                .params(before, limit)
                .query((row, number) ->
                        new Delivery(
                                row.getLong("seq"),
                                row.getString("webhook_id"),
                                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                                row.getString("type"),
                                row.getString("client_id"),
                                row.getString("outcome"),
                                row.getString("detail")))
                .list();
    }
}
