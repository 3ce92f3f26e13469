package io.interlock.gateway.messagelog;

import io.interlock.fix.FixMessage;
import io.interlock.gateway.messagelog.FixMessageItem.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the message log, newest first. */
@Component
class MessageSearch {
    private static final int SECONDS = 10;

    /** Statistics know nothing of a Bloom filter: left alone, the planner reads whole days. */
    private static final String BY_FILTER =
            "set local enable_seqscan = off; set local enable_indexscan = off; "
                    + "set local max_parallel_workers_per_gather = 0";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate reading;

    MessageSearch(DataSource dataSource, PlatformTransactionManager transactions) {
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        JdbcTemplate bounded = new JdbcTemplate(dataSource);
        bounded.setQueryTimeout(SECONDS);
        this.jdbc = new NamedParameterJdbcTemplate(bounded);
    }

    /**
     * What to look for; null is anything.
     *
     * @param clOrdId also as OrigClOrdID(41)
     * @param heartbeats whether Heartbeats and TestRequests are wanted
     */
    record Wanted(
            @Nullable String session,
            @Nullable String clOrdId,
            @Nullable String orderId,
            @Nullable String execId,
            @Nullable Direction direction,
            @Nullable String msgType,
            boolean heartbeats,
            @Nullable Instant from,
            @Nullable Instant to) {

        private boolean namesAnId() {
            return clOrdId != null || orderId != null || execId != null;
        }
    }

    /** The place of a message in the order of the list. */
    record Key(Instant at, long id) {
        static Key of(String text) {
            int dash = text.lastIndexOf('-');
            return new Key(
                    Instant.parse(text.substring(0, dash)),
                    Long.parseLong(text.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return at + "-" + id;
        }
    }

    /** At most {@code limit} messages, those before {@code before} where it is given. */
    List<FixMessageItem> find(Wanted wanted, int limit, @Nullable Key before) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(wanted, before, params);
        params.put("limit", limit);
        // identifiers first, then the order: walking the order until one matches would read days
        String found =
                wanted.namesAnId()
                        ? "found as materialized (select * from fix_message%s), page as materialized (select * from found order by at desc, id desc limit :limit)"
                        : "page as materialized (select * from fix_message%s order by at desc, id desc limit :limit)";
        String sql =
                "with "
                        + found.formatted(where)
                        + """
                         select p.*, o.raw as sent_raw from page p
                        left join fix_out o on p.raw_hash is not null
                            and o.session = p.session and o.epoch = p.epoch and o.seq = p.seq
                        order by p.at desc, p.id desc
                        """;
        List<FixMessageItem> items =
                reading.execute(status -> {
                    if (wanted.namesAnId()) {
                        jdbc.getJdbcOperations().execute(BY_FILTER);
                    }
                    return jdbc.query(sql, params, (row, n) -> item(row));
                });
        return items == null ? List.of() : items;
    }

    private static String where(Wanted wanted, @Nullable Key before, Map<String, Object> params) {
        List<String> all = new ArrayList<>();
        and(all, params, "session = :session", "session", wanted.session());
        and(
                all,
                params,
                "(cl_ord_id = :clOrdId or orig_cl_ord_id = :clOrdId)",
                "clOrdId",
                key(wanted.clOrdId()));
        and(all, params, "order_id = :orderId", "orderId", key(wanted.orderId()));
        and(all, params, "exec_id = :execId", "execId", key(wanted.execId()));
        and(all, params, "msg_type = :msgType", "msgType", wanted.msgType());
        if (wanted.direction() != null) {
            boolean out = wanted.direction() == Direction.OUT;
            and(all, params, "outbound = :outbound and lost is null", "outbound", out);
        }
        if (!wanted.heartbeats()) {
            all.add("msg_type not in ('0', '1')");
        }
        and(all, params, "at >= :from", "from", time(wanted.from()));
        and(all, params, "at < :to", "to", time(wanted.to()));
        if (before != null) {
            and(all, params, "(at, id) < (:beforeAt, :beforeId)", "beforeAt", time(before.at()));
            params.put("beforeId", before.id());
        }
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    private static void and(
            List<String> all,
            Map<String, Object> params,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            params.put(name, value);
        }
    }

    private static @Nullable String key(@Nullable String id) {
        return id == null ? null : LogRow.key(id);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static FixMessageItem item(ResultSet row) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        Long lost = row.getObject("lost", Long.class);
        Integer hash = row.getObject("raw_hash", Integer.class);
        String raw = row.getString("raw");
        String note = lost == null ? null : lost + " messages could not be kept here";
        if (hash != null) {
            String sent = row.getString("sent_raw");
            if (sent != null && sent.hashCode() == hash) {
                raw = FixMessage.of(sent).withoutSecrets();
            } else {
                note =
                        sent == null
                                ? "numbered but not sent, or its text is not kept any more"
                                : "numbered but not sent: the number carries another message";
            }
        }
        return new FixMessageItem(
                new Key(at, row.getLong("id")).toString(),
                at,
                row.getString("session"),
                row.getBoolean("outbound") ? Direction.OUT : Direction.IN,
                row.getObject("seq", Long.class),
                row.getString("msg_type"),
                row.getBoolean("poss_dup"),
                row.getString("cl_ord_id"),
                row.getString("orig_cl_ord_id"),
                row.getString("order_id"),
                row.getString("exec_id"),
                raw,
                lost,
                note);
    }
}
