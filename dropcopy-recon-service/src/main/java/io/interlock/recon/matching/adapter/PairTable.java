package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.recon.matching.Feed;
import io.interlock.recon.matching.Known;
import io.interlock.recon.matching.Outcome;
import io.interlock.recon.matching.Pair;
import io.interlock.recon.matching.TradeKey;
import io.interlock.recon.matching.TradeReport;
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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairs in {@code waiting_trade} and {@code matched_trade}; whole batches in a statement each. */
@Repository
class PairTable {
    private final JdbcClient jdbc;

    PairTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String oms, String execId, LocalDate day) {
        static Key of(TradeKey key) {
            return new Key(key.oms(), key.execId().value(), key.day());
        }
    }

    private record WaitingRow(
            String oms,
            String execId,
            LocalDate day,
            @Nullable OrderId orderId,
            @Nullable TradeReport platform,
            @Nullable TradeReport dropCopy,
            @Nullable Feed waitsFor,
            @Nullable Instant since,
            @Nullable Long breakId) {

        static WaitingRow of(Outcome outcome) {
            Pair pair = outcome.pair();
            TradeReport only = pair.only();
            Instant since = pair.waitingSince();
            ReconBreak open = outcome.open();
            return new WaitingRow(
                    pair.key().oms(),
                    pair.key().execId().value(),
                    pair.key().day(),
                    orderOf(pair),
                    pair.platform(),
                    pair.dropCopy(),
                    since == null || only == null ? null : only.feed().other(),
                    since,
                    open == null ? null : BreakTable.id(open.breakId()));
        }
    }

    private static @Nullable OrderId orderOf(Pair pair) {
        TradeReport platform = pair.platform();
        TradeReport only = pair.only();
        if (platform != null && platform.orderId() != null) {
            return platform.orderId();
        }
        return only == null ? null : only.orderId();
    }

    /** What is known of {@code keys}; nothing where a key has never come. */
    Function<TradeKey, Known> load(Collection<TradeKey> keys) {
        String rows = json(keys.stream().map(Key::of).toList());
        Map<TradeKey, Known> known = new HashMap<>();
        jdbc.sql(
                        """
                        select w.oms, w.exec_id, w.day, w.platform, w.drop_copy, b.*
                        from json_to_recordset(cast(:keys as json)) as k(oms text, "execId" text, day date)
                        join waiting_trade w on w.oms = k.oms and w.exec_id = k."execId"
    and w.day = k.day
                        left join recon_break b on b.id = w.break_id
                        """)
                .param("keys", rows)
                .query(PairTable::waiting)
                .list()
                .forEach(each -> known.put(each.pair().key(), each));
        jdbc.sql(
                        """
                        select m.*
                        from json_to_recordset(cast(:keys as json)) as k(oms text, "execId" text, day date)
                        join matched_trade m on m.oms = k.oms and m.exec_id = k."execId"
    and m.day = k.day
                        """)
                .param("keys", rows)
                .query(PairTable::matched)
                .list()
                .forEach(each -> known.put(each.pair().key(), each));
        return key -> known.getOrDefault(key, Known.nothing(key));
    }

    /**
     * One-sided pairs without a break whose other side is overdue, the oldest first; not those of
     * the OMSs {@code except}.
     */
    List<Known> overdue(Feed missing, Instant before, Set<String> except, int limit) {
        return jdbc.sql(
                        """
                        select w.oms, w.exec_id, w.day, w.platform, w.drop_copy, null as id
                        from waiting_trade w
                        where break_id is null and waits_for = :missing and since <= :before
                            and oms <> all(cast(:except as text[]))
                        order by since limit :limit
                        """)
                .param("missing", missing.name())
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .param("except", except.toArray(String[]::new))
                .param("limit", limit)
                .query(PairTable::waiting)
                .list();
    }

    void save(List<Outcome> outcomes, Instant now) {
        List<Outcome> changed =
                outcomes.stream().filter(each -> !each.matched() || !each.wasMatched()).toList();
        List<Outcome> matched = changed.stream().filter(Outcome::matched).toList();
        forgetWaiting(matched);
        remember(matched, now);
        forgetMatched(changed.stream().filter(Outcome::wasMatched).toList());
        keepWaiting(changed.stream().filter(each -> !each.matched()).toList());
    }

    private void keepWaiting(List<Outcome> outcomes) {
        update(
                """
                insert into waiting_trade (oms, exec_id, day, order_id, platform, drop_copy,
                    waits_for, since, break_id)
                select r.oms, r."execId", r.day, r."orderId", r.platform, r."dropCopy",
                    r."waitsFor", r.since, r."breakId"
                from json_to_recordset(cast(:rows as json)) as r(oms text, "execId" text,
                    day date, "orderId" text, platform json, "dropCopy" json, "waitsFor" text, since timestamptz,
                    "breakId" bigint)
                on conflict (oms, exec_id, day) do update set platform = excluded.platform,
                    drop_copy = excluded.drop_copy, waits_for = excluded.waits_for,
                    since = excluded.since, break_id = excluded.break_id
                """,
                outcomes.stream().map(WaitingRow::of).toList());
    }

    private void forgetWaiting(List<Outcome> outcomes) {
        update(
                """
                delete from waiting_trade w
                using json_to_recordset(cast(:rows as json)) as r(oms text, "execId" text, day date)
                where w.oms = r.oms and w.exec_id = r."execId"
    and w.day = r.day
                """,
                outcomes.stream().map(each -> Key.of(each.pair().key())).toList());
    }

    private void remember(List<Outcome> outcomes, Instant now) {
        update(
                MatchedRow.INSERT,
                outcomes.stream().map(each -> matchedRow(each.pair(), now)).toList());
    }

    private static MatchedRow matchedRow(Pair pair, Instant now) {
        TradeReport platform = pair.platform();
        TradeReport dropCopy = pair.dropCopy();
        if (platform == null || dropCopy == null) {
            throw new IllegalStateException("matched with one side only: " + pair);
        }
        return MatchedRow.of(platform, dropCopy, now);
    }

    private void forgetMatched(List<Outcome> outcomes) {
        update(
                """
                delete from matched_trade m
                using json_to_recordset(cast(:rows as json)) as r(oms text, "execId" text, day date)
                where m.oms = r.oms and m.exec_id = r."execId"
    and m.day = r.day
                """,
                outcomes.stream().map(each -> Key.of(each.pair().key())).toList());
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

    private static String json(List<?> rows) {
        return new String(EventCodec.encode(rows), UTF_8);
    }

    private static Known waiting(ResultSet row, int number) throws SQLException {
        TradeKey key = key(row);
        Pair pair =
                new Pair(
                        key, report(row.getString("platform")), report(row.getString("drop_copy")));
        ReconBreak open = row.getObject("id") == null ? null : BreakTable.read(row, number);
        return new Known(pair, false, open);
    }

    private static @Nullable TradeReport report(@Nullable String json) {
        return json == null ? null : EventCodec.decode(json.getBytes(UTF_8), TradeReport.class);
    }

    private static Known matched(ResultSet row, int number) throws SQLException {
        TradeKey key = key(row);
        return new Known(
                new Pair(key, MatchedRow.side(row, key, Feed.PLATFORM), MatchedRow.side(row, key, Feed.DROP_COPY)),
                true,
                null);
    }

    private static TradeKey key(ResultSet row) throws SQLException {
        return new TradeKey(row.getString("oms"), new ExecId(row.getString("exec_id")), row.getObject("day", LocalDate.class));
    }
}
