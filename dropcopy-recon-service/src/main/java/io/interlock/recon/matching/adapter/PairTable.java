package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.events.EventCodec;
import io.interlock.recon.matching.Judged;
import io.interlock.recon.matching.Judged.Stored;
import io.interlock.recon.matching.Pair;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairs in {@code waiting_trade} and {@code matched_trade}; whole batches in a statement each. */
@Repository
class PairTable {
    private static final String OF_KEYS =
            """
             join unnest(cast(? as text[]), cast(? as text[]), cast(? as date[]))
                as k(oms, exec_id, day)
                on w.oms = k.oms and w.exec_id = k.exec_id and w.day = k.day
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations copies;

    PairTable(JdbcClient jdbc, JdbcOperations copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    private record Key(String oms, String execId, LocalDate day) {
        static Key of(TradeKey key) {
            return new Key(key.oms(), key.execId().value(), key.day());
        }
    }

    private record OrderKey(String oms, String orderId) {}

    private record WaitingRow(
            String oms,
            String execId,
            LocalDate day,
            @Nullable OrderId orderId,
            @Nullable TradeReport platform,
            @Nullable TradeReport dropCopy,
            @Nullable List<TradeReport> earlier,
            @Nullable TradeReport alike,
            @Nullable Feed waitsFor,
            @Nullable Instant since,
            int broken,
            @Nullable Instant checkAt) {

        static WaitingRow of(Judged judged) {
            Pair pair = judged.pair();
            TradeReport lonely = pair.lonely();
            TradeReport named = pair.platform() == null ? pair.dropCopy() : pair.platform();
            return new WaitingRow(
                    pair.key().oms(),
                    pair.key().execId().value(),
                    pair.key().day(),
                    named == null ? null : named.orderId(),
                    pair.platform(),
                    pair.dropCopy(),
                    pair.earlier().isEmpty() ? null : pair.earlier(),
                    pair.alike(),
                    lonely == null ? null : lonely.feed().other(),
                    pair.waitingSince(),
                    judged.breaks().size(),
                    judged.nextCheck());
        }
    }

    /** What is stored of {@code keys}; nothing where a key has never come. */
    Function<TradeKey, Stored> load(Collection<TradeKey> keys) {
        String[] omses = keys.stream().map(TradeKey::oms).toArray(String[]::new);
        String[] execIds = keys.stream().map(key -> key.execId().value()).toArray(String[]::new);
        String[] days = keys.stream().map(key -> key.day().toString()).toArray(String[]::new);
        Map<TradeKey, Stored> known = new HashMap<>();
        jdbc.sql("select w.* from waiting_trade w" + OF_KEYS)
                .params(omses, execIds, days)
                .query(PairTable::waiting)
                .list()
                .forEach(each -> known.put(each.pair().key(), each));
        jdbc.sql("select w.* from matched_trade w" + OF_KEYS)
                .params(omses, execIds, days)
                .query(PairTable::matched)
                .list()
                .forEach(each -> known.put(each.pair().key(), each));
        return key -> known.getOrDefault(key, Stored.nothing(key));
    }

    /** One-sided pairs that are to be looked at, the oldest first. */
    List<Stored> due(Feed missing, Instant upTo, int limit) {
        return jdbc.sql(
                        """
                        select * from waiting_trade
                        where waits_for = :missing and check_at <= :upTo
                        order by check_at limit :limit
                        """)
                .param("missing", missing.name())
                .param("upTo", OffsetDateTime.ofInstant(upTo, ZoneOffset.UTC))
                .param("limit", limit)
                .query(PairTable::waiting)
                .list();
    }

    /** All one-sided pairs of the orders of {@code pairs} that look like no other yet. */
    List<Stored> lonelyOfTheirOrders(Collection<Stored> pairs) {
        List<OrderKey> orders =
                pairs.stream()
                        .map(each -> each.pair().lonely())
                        .filter(each -> each != null && each.orderId() != null)
                        .map(each -> new OrderKey(each.key().oms(), String.valueOf(each.orderId())))
                        .distinct()
                        .toList();
        if (orders.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select w.*
                        from json_to_recordset(cast(:orders as json)) as k(oms text, "orderId" text)
                        join waiting_trade w on w.oms = k.oms and w.order_id = k."orderId"
                        where w.waits_for is not null and w.alike is null
                        """)
                .param("orders", json(orders))
                .query(PairTable::waiting)
                .list();
    }

    /** The drop copy of {@code oms}, null for all, speaks again: what waits for it is looked at. */
    void lookAgain(@Nullable String oms, Instant at) {
        jdbc.sql(
                        """
                        update waiting_trade set check_at = :at
                        where (cast(:oms as text) is null or oms = :oms)
                            and waits_for = 'DROP_COPY' and check_at is null
                        """)
                .param("oms", oms)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void save(List<Judged> judged, Instant now) {
        List<Judged> changed = judged.stream().filter(Judged::changed).toList();
        List<Judged> matched = changed.stream().filter(Judged::matched).toList();
        List<Judged> fresh = matched.stream().filter(each -> !each.before().matched()).toList();
        forgetWaiting(fresh.stream().filter(each -> each.before().known()).toList());
        CopiedRows rows = new CopiedRows();
        fresh.forEach(each -> MatchedRow.of(each, now).to(rows));
        rows.into(copies, MatchedRow.TABLE);
        renew(matched.stream().filter(each -> each.before().matched()).toList());
        List<Judged> waiting = changed.stream().filter(each -> !each.matched()).toList();
        forgetMatched(waiting.stream().filter(each -> each.before().matched()).toList());
        keepWaiting(waiting);
    }

    private void keepWaiting(List<Judged> judged) {
        update(
                """
                insert into waiting_trade (oms, exec_id, day, order_id, platform, drop_copy,
                    earlier, alike, waits_for, since, broken, check_at)
                select r.* from json_to_recordset(cast(:rows as json)) as r(oms text,
                    "execId" text, day date, "orderId" text, platform json, "dropCopy" json,
                    earlier json, alike json, "waitsFor" text, since timestamptz, broken integer,
                    "checkAt" timestamptz)
                on conflict (oms, exec_id, day) do update set order_id = excluded.order_id,
                    platform = excluded.platform, drop_copy = excluded.drop_copy,
                    earlier = excluded.earlier, alike = excluded.alike,
                    waits_for = excluded.waits_for, since = excluded.since,
                    broken = excluded.broken, check_at = excluded.check_at
                """,
                judged.stream().map(WaitingRow::of).toList());
    }

    private void forgetWaiting(List<Judged> judged) {
        update(
                """
                delete from waiting_trade w
                using json_to_recordset(cast(:rows as json))
                    as r(oms text, "execId" text, day date)
                where w.oms = r.oms and w.exec_id = r."execId" and w.day = r.day
                """,
                keys(judged));
    }

    /** Of a matched trade only what was said before, and its breaks, ever change. */
    private void renew(List<Judged> judged) {
        update(
                """
                update matched_trade m set earlier = r.earlier, broken = r.broken
                from json_to_recordset(cast(:rows as json))
                    as r(oms text, "execId" text, day date, earlier json, broken integer)
                where m.oms = r.oms and m.exec_id = r."execId" and m.day = r.day
                """,
                judged.stream().map(WaitingRow::of).toList());
    }

    private void forgetMatched(List<Judged> judged) {
        update(
                """
                delete from matched_trade m
                using json_to_recordset(cast(:rows as json))
                    as r(oms text, "execId" text, day date)
                where m.oms = r.oms and m.exec_id = r."execId" and m.day = r.day
                """,
                keys(judged));
    }

    private static List<Key> keys(List<Judged> judged) {
        return judged.stream().map(each -> Key.of(each.pair().key())).toList();
    }

    /** Drops matched trades that no topic can bring again; at most {@code limit} at once. */
    int forgetMatchedBefore(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from matched_trade where (oms, exec_id, day) in
                            (select oms, exec_id, day from matched_trade
                             where matched_at < :before limit :limit)
                        """)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private void update(String sql, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json(rows)).update();
        }
    }

    private static String json(Object rows) {
        return new String(EventCodec.encode(rows), UTF_8);
    }

    private static Stored waiting(ResultSet row, int number) throws SQLException {
        Pair pair =
                new Pair(
                        key(row),
                        report(row.getString("platform")),
                        report(row.getString("drop_copy")),
                        earlier(row),
                        report(row.getString("alike")));
        return new Stored(pair, false, row.getInt("broken"));
    }

    private static Stored matched(ResultSet row, int number) throws SQLException {
        TradeKey key = key(row);
        Pair pair =
                new Pair(
                        key,
                        MatchedRow.side(row, key, Feed.PLATFORM),
                        MatchedRow.side(row, key, Feed.DROP_COPY),
                        earlier(row),
                        null);
        return new Stored(pair, true, row.getInt("broken"));
    }

    private static List<TradeReport> earlier(ResultSet row) throws SQLException {
        String json = row.getString("earlier");
        return json == null
                ? List.of()
                : List.of(EventCodec.decode(json.getBytes(UTF_8), TradeReport[].class));
    }

    private static @Nullable TradeReport report(@Nullable String json) {
        return json == null ? null : EventCodec.decode(json.getBytes(UTF_8), TradeReport.class);
    }

    private static TradeKey key(ResultSet row) throws SQLException {
        return new TradeKey(
                row.getString("oms"),
                new ExecId(row.getString("exec_id")),
                row.getObject("day", LocalDate.class));
    }
}
