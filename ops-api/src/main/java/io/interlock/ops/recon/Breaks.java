package io.interlock.ops.recon;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.stream.Change;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code recon_break}: each break as it stands now. Records of one break come in order, its
 * key keeps them on one partition; a replay ends at the newest again.
 */
@Repository
public class Breaks implements Sink {
    /** A break is of the environment of its order. */
    private static final String OF_ORDER_WITHIN =
            """
            EXISTS (SELECT FROM orders o WHERE o.oms = recon_break.oms
                AND o.order_id = recon_break.order_id AND o.environment = ANY (:environments))\
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Breaks(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public List<Change> store(Batch batch) {
        Map<String, Batch.Received<ReconBreak>> newest = new LinkedHashMap<>();
        batch.of(ReconBreak.class).forEach(r -> newest.put(r.event().breakId(), r));
        jdbc.batchUpdate(
                """
                INSERT INTO recon_break
                    (break_id, status, type, oms, order_id, exec_id, opened_at, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (break_id) DO UPDATE SET status = excluded.status,
                    type = excluded.type, order_id = excluded.order_id,
                    exec_id = excluded.exec_id, opened_at = excluded.opened_at,
                    payload = excluded.payload\
                """,
                newest.values().stream().map(r -> row(r.event(), r.json())).toList());
        return newest.values().stream().map(r -> Change.reconBreak(r.event())).toList();
    }

    private static Object[] row(ReconBreak difference, String json) {
        return new @Nullable Object[] {
            text(difference.breakId()),
            difference.status().name(),
            difference.type().name(),
            text(difference.oms()),
            text(difference.orderId()),
            text(difference.execId()),
            time(difference.openedAt()),
            json
        };
    }

    Page<ReconBreak> page(BreakWish wish, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .and(OF_ORDER_WITHIN, "environments", Where.names(CurrentActor.scope()))
                        .and("status = :status", "status", name(wish.status()))
                        .and("type = :type", "type", name(wish.type()))
                        .and("oms = :oms", "oms", wish.oms())
                        .and("opened_at < :before", "before", wish.openedBefore())
                        .and(in("symbol"), "symbol", wish.symbol())
                        .and(in("severity"), "severity", name(wish.severity()))
                        .and(in("review"), "review", name(wish.review()))
                        .and(in("owner"), "owner", wish.owner());
        List<ReconBreak> rows =
                client.sql(
                                "SELECT payload FROM recon_break"
                                        + where.newestFirst("opened_at", "break_id", limit, cursor))
                        .params(where.params())
                        .query(Breaks::read)
                        .list();
        return Page.of(rows, limit, b -> new Cursor(b.openedAt(), b.breakId()));
    }

    private static String in(String field) {
        return "payload::json ->> '%s' = :%s".formatted(field, field);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    Optional<ReconBreak> find(String id) {
        Where where =
                new Where()
                        .and("break_id = :id", "id", id)
                        .and(OF_ORDER_WITHIN, "environments", Where.names(CurrentActor.scope()));
        return client.sql(
                        "SELECT payload FROM recon_break"
                                + where.newestFirst("opened_at", "break_id", 1, null))
                .params(where.params())
                .query(Breaks::read)
                .optional();
    }

    /** The breaks of one order, by its OMS's name for it. */
    public List<ReconBreak> of(String oms, String orderId) {
        return client.sql(
                        "SELECT payload FROM recon_break WHERE oms = :oms AND order_id = :orderId")
                .param("oms", oms)
                .param("orderId", orderId)
                .query(Breaks::read)
                .list();
    }

    private static ReconBreak read(ResultSet row, int rowNumber) throws SQLException {
        return EventCodec.decode(row.getString("payload").getBytes(UTF_8), ReconBreak.class);
    }
}
