package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.matching.OrderEvidence;
import io.interlock.recon.matching.OrderReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told of orders, in {@code recon_order}; whole batches in a statement each. */
@Repository
class OrderTable {
    private final JdbcClient jdbc;

    OrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(String oms, String orderId) {}

    private record Told(String oms, String orderId, List<OrderFact> facts, Instant at) {}

    private record Looked(String oms, String orderId, @Nullable Instant checkAt, int broken) {}

    /**
     * An order that is to be looked at.
     *
     * @param broken how many breaks it ever had
     */
    record Due(OrderEvidence evidence, int broken) {}

    /** What has become of it. */
    record Judged(Due due, OrderEvidence.Judgement judgement) {}

    /** Adds to what was told; nothing is read for it. */
    void append(Collection<OrderReading> readings) {
        Map<Name, List<OrderFact>> orders = new LinkedHashMap<>();
        for (OrderReading reading : readings) {
            orders.computeIfAbsent(
                            new Name(reading.oms(), reading.orderId().value()),
                            name -> new ArrayList<>())
                    .add(reading.fact());
        }
        List<Told> rows = new ArrayList<>();
        orders.forEach((name, facts) ->
                rows.add(
                        new Told(
                                name.oms(),
                                name.orderId(),
                                facts,
                                facts.stream()
                                        .map(OrderFact::loggedAt)
                                        .min(Instant::compareTo)
                                        .orElseThrow())));
        update(
                """
                insert into recon_order as o (oms, order_id, facts, check_at, told_at)
                select r.oms, r."orderId", r.facts, r.at, r.at
                from json_to_recordset(cast(:rows as json))
                    as r(oms text, "orderId" text, facts jsonb, at timestamptz)
                on conflict (oms, order_id) do update set facts = o.facts || excluded.facts,
                    check_at = least(o.check_at, excluded.check_at), told_at = excluded.told_at
                """,
                rows);
    }

    /** The orders to be looked at, the oldest first. */
    List<Due> due(Instant upTo, int limit) {
        return jdbc.sql(
                        """
                        select oms, order_id, facts, broken from recon_order
                        where check_at <= :upTo order by check_at limit :limit
                        """)
                .param("upTo", OffsetDateTime.ofInstant(upTo, ZoneOffset.UTC))
                .param("limit", limit)
                .query(OrderTable::due)
                .list();
    }

    void looked(List<Judged> judged) {
        update(
                """
                update recon_order o set check_at = r."checkAt", broken = r.broken
                from json_to_recordset(cast(:rows as json))
                    as r(oms text, "orderId" text, "checkAt" timestamptz, broken integer)
                where o.oms = r.oms and o.order_id = r."orderId"
                """,
                judged.stream()
                        .map(each ->
                                new Looked(
                                        each.due().evidence().oms(),
                                        each.due().evidence().orderId(),
                                        each.judgement().nextCheck(),
                                        each.judgement().breaks().size()))
                        .toList());
    }

    /** The drop copy of {@code oms} speaks again: what it might have told of is looked at. */
    void lookAgain(String oms, Instant since, Instant at) {
        jdbc.sql(
                        """
                        update recon_order set check_at = :at
                        where oms = :oms and check_at is null and told_at >= :since
                        """)
                .param("oms", oms)
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /** Drops orders of which nothing was told for long; at most {@code limit} at once. */
    int forgetBefore(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from recon_order where (oms, order_id) in
                            (select oms, order_id from recon_order
                             where told_at < :before and check_at is null limit :limit)
                        """)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private void update(String sql, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", new String(EventCodec.encode(rows), UTF_8)).update();
        }
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        OrderFact[] facts =
                EventCodec.decode(row.getString("facts").getBytes(UTF_8), OrderFact[].class);
        return new Due(
                new OrderEvidence(
                        row.getString("oms"), row.getString("order_id"), List.of(facts)),
                row.getInt("broken"));
    }
}
