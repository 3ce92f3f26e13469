package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.recon.breaks.FactsText;
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
import java.util.function.Function;
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

    private record Looked(String oms, String orderId, @Nullable Instant checkAt, int broken) {}

    /**
     * An order that is to be looked at.
     *
     * @param broken how many breaks it ever had
     */
    record Due(OrderEvidence evidence, int broken) {}

    /** What has become of it. */
    record Judged(Due due, OrderEvidence.Judgement judgement) {}

    /**
     * Adds to what was told; nothing is read for it. An order that is new and has nothing wrong, in
     * whatever order its reports are read, need not be looked at.
     */
    void append(Collection<OrderReading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        Map<Name, List<OrderFact>> orders = new LinkedHashMap<>();
        for (OrderReading reading : readings) {
            orders.computeIfAbsent(
                            new Name(reading.oms(), reading.orderId().value()),
                            name -> new ArrayList<>())
                    .add(reading.fact());
        }
        List<OrderEvidence> evidence =
                orders.entrySet().stream()
                        .map(each ->
                                new OrderEvidence(
                                        each.getKey().oms(),
                                        each.getKey().orderId(),
                                        each.getValue()))
                        .toList();
        jdbc.sql(
                        """
                        insert into recon_order as o (oms, order_id, facts, check_at, told_at)
                        select r.oms, r.order_id, r.facts,
                            case when r.quiet then null else r.at end, r.at
                        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]),
                                cast(? as timestamptz[]), cast(? as boolean[]))
                            as r(oms, order_id, facts, at, quiet)
                        on conflict (oms, order_id) do update
                            set facts = o.facts || chr(10) || excluded.facts,
                                check_at = least(o.check_at, excluded.told_at),
                                told_at = excluded.told_at
                        """)
                .params(
                        texts(evidence, OrderEvidence::oms),
                        texts(evidence, OrderEvidence::orderId),
                        texts(evidence, each -> CompactFacts.line(each.facts())),
                        texts(evidence, each -> each.facts().getFirst().loggedAt().toString()),
                        texts(evidence, each -> Boolean.toString(each.quiet())))
                .update();
    }

    private static String[] texts(
            List<OrderEvidence> evidence, Function<OrderEvidence, String> cell) {
        return evidence.parallelStream().map(cell).toArray(String[]::new);
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

    /**
     * The drop copy of {@code oms}, null for all, speaks again: what it might have told of since
     * then is looked at.
     */
    void lookAgain(@Nullable String oms, Instant since, Instant at) {
        jdbc.sql(
                        """
                        update recon_order set check_at = :at
                        where (cast(:oms as text) is null or oms = :oms)
                            and check_at is null and told_at >= :since
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
        return new Due(
                new OrderEvidence(
                        row.getString("oms"),
                        row.getString("order_id"),
                        FactsText.read(row.getString("facts"))),
                row.getInt("broken"));
    }
}
