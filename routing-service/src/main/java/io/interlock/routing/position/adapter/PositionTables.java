package io.interlock.routing.position.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Order;
import io.interlock.domain.Price;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.EventCodec;
import io.interlock.routing.position.Averaging;
import io.interlock.routing.position.Booking;
import io.interlock.routing.position.Books;
import io.interlock.routing.position.KeptOrder;
import io.interlock.routing.position.Trade;
import io.interlock.routing.position.Trade.Change;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code position_*}. */
@Repository
class PositionTables {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PositionTables(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        jdbc.query(
                "select topic, partition, next_offset from position_offset",
                row -> {
                    offsets.put(
                            new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                });
        return offsets;
    }

    Map<Account, AccountPositions> accounts() {
        Map<Account, AccountPositions> accounts = new HashMap<>();
        jdbc.query(
                "select body from position_account",
                row -> {
                    AccountPositions one = decode(row.getString(1), AccountPositions.class);
                    accounts.put(one.account(), one);
                });
        return accounts;
    }

    Map<CommandId, KeptOrder> orders(Collection<CommandId> ids) {
        Map<CommandId, KeptOrder> orders = new HashMap<>();
        jdbc.query(
                connection -> {
                    Array names =
                            connection.createArrayOf(
                                    "text", ids.stream().map(CommandId::toString).toArray());
                    var sql =
                            connection.prepareStatement(
                                    "select body, account, symbol, side from position_order"
                                            + " where id = any(?)");
                    sql.setArray(1, names);
                    return sql;
                },
                row -> {
                    Order order = decode(row.getString(1), Order.class);
                    String account = row.getString(2);
                    KeptOrder.Placed placed =
                            account == null
                                    ? null
                                    : new KeptOrder.Placed(
                                            new Account(account),
                                            new Symbol(row.getString(3)),
                                            Side.valueOf(row.getString(4)));
                    orders.put(order.id(), new KeptOrder(order, placed));
                });
        return orders;
    }

    /**
     * Writes a booking and how far was read; nothing of it where another instance has read on
     * meanwhile. Returns the accounts as they are now.
     *
     * @param read where each partition stood before and stands now
     */
    List<AccountPositions> save(
            Booking booking,
            Map<Account, AccountPositions> before,
            Map<TopicPartition, Moved> read,
            Instant now) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    read.forEach(this::moved);
                    booking.orders().forEach((id, order) -> keep(id, order, now));
                    Map<Account, Map<Symbol, Position>> positions = book(booking, before);
                    List<AccountPositions> after = new ArrayList<>();
                    for (Account account : Books.touched(booking)) {
                        after.add(
                                Books.after(
                                        account,
                                        before.get(account),
                                        booking,
                                        positions.getOrDefault(account, Map.of()).values(),
                                        now));
                    }
                    jdbc.batchUpdate(
                            "insert into position_account (account, body) values (?, ?)"
                                    + " on conflict (account) do update set body = excluded.body",
                            after.stream()
                                    .map(one -> new Object[] {one.account().value(), encode(one)})
                                    .toList());
                    return after;
                }));
    }

    /** The next offset, null where it was never written. */
    record Moved(@Nullable Long from, long to) {}

    private void moved(TopicPartition partition, Moved moved) {
        int rows =
                moved.from() == null
                        ? jdbc.update(
                                "insert into position_offset (topic, partition, next_offset)"
                                        + " values (?, ?, ?) on conflict do nothing",
                                partition.topic(),
                                partition.partition(),
                                moved.to())
                        : jdbc.update(
                                "update position_offset set next_offset = ?"
                                        + " where topic = ? and partition = ? and next_offset = ?",
                                moved.to(),
                                partition.topic(),
                                partition.partition(),
                                moved.from());
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    partition + " is no longer at " + moved.from() + ": another instance reads it");
        }
    }

    private void keep(CommandId id, KeptOrder order, Instant now) {
        KeptOrder.Placed placed = order.placed();
        jdbc.update(
                "insert into position_order (id, account, symbol, side, body, ended_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (id) do update"
                        + " set account = excluded.account, symbol = excluded.symbol,"
                        + " side = excluded.side, body = excluded.body,"
                        + " ended_at = excluded.ended_at",
                id.toString(),
                placed == null ? null : placed.account().value(),
                placed == null ? null : placed.symbol().value(),
                placed == null ? null : placed.side().name(),
                encode(order.order()),
                order.order().open() ? null : Timestamp.from(now));
    }

    /** The positions that are otherwise after the booking's fills. */
    private Map<Account, Map<Symbol, Position>> book(
            Booking booking, Map<Account, AccountPositions> before) {
        Map<Account, Map<Symbol, Position>> positions = new HashMap<>();
        Map<Account, Set<Symbol>> again = new LinkedHashMap<>();
        for (Change change : booking.changes()) {
            switch (change) {
                case Change.Booked(Trade trade) -> {
                    if (insert(trade)) {
                        positions
                                .computeIfAbsent(trade.account(), key -> new HashMap<>())
                                .compute(
                                        trade.symbol(),
                                        (symbol, known) ->
                                                Averaging.with(
                                                        known == null ? held(before, trade) : known,
                                                        trade));
                    }
                }
                case Change.Corrected(Trade trade) -> {
                    correct(trade);
                    again.computeIfAbsent(trade.account(), key -> new HashSet<>())
                            .add(trade.symbol());
                }
                case Change.Busted(Trade.Key key, Account account, Symbol symbol) -> {
                    delete(key);
                    again.computeIfAbsent(account, one -> new HashSet<>()).add(symbol);
                }
            }
        }
        again.forEach((account, symbols) ->
                symbols.forEach(symbol ->
                        positions
                                .computeIfAbsent(account, key -> new HashMap<>())
                                .put(symbol, Averaging.of(symbol, trades(account, symbol)))));
        return positions;
    }

    private static Position held(Map<Account, AccountPositions> before, Trade trade) {
        AccountPositions known = before.get(trade.account());
        return known == null
                ? Averaging.flat(trade.symbol())
                : known.positions().stream()
                        .filter(position -> position.symbol().equals(trade.symbol()))
                        .findFirst()
                        .orElseGet(() -> Averaging.flat(trade.symbol()));
    }

    private boolean insert(Trade trade) {
        Price px = trade.px();
        return jdbc.update(
                        "insert into position_trade"
                                + " (oms, order_id, exec_id, account, symbol, qty, px, at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        trade.key().oms(),
                        trade.key().order(),
                        trade.key().execId(),
                        trade.account().value(),
                        trade.symbol().value(),
                        trade.qty(),
                        px == null ? null : px.value(),
                        Timestamp.from(trade.at()))
                == 1;
    }

    private void correct(Trade trade) {
        Price px = trade.px();
        jdbc.update(
                "update position_trade set qty = ?, px = ?"
                        + " where oms = ? and order_id = ? and exec_id = ?",
                trade.qty(),
                px == null ? null : px.value(),
                trade.key().oms(),
                trade.key().order(),
                trade.key().execId());
    }

    private void delete(Trade.Key key) {
        jdbc.update(
                "delete from position_trade where oms = ? and order_id = ? and exec_id = ?",
                key.oms(),
                key.order(),
                key.execId());
    }

    private List<Trade> trades(Account account, Symbol symbol) {
        return jdbc.query(
                "select oms, order_id, exec_id, qty, px, at from position_trade"
                        + " where account = ? and symbol = ? order by seq",
                (row, number) -> {
                    BigDecimal px = row.getBigDecimal(5);
                    return new Trade(
                            new Trade.Key(row.getString(1), row.getString(2), row.getString(3)),
                            account,
                            symbol,
                            row.getBigDecimal(4),
                            px == null ? null : new Price(px),
                            row.getTimestamp(6).toInstant());
                },
                account.value(),
                symbol.value());
    }

    /** Orders that ended before {@code then}: no report of theirs comes again. */
    void forget(Instant then) {
        jdbc.update("delete from position_order where ended_at < ?", Timestamp.from(then));
    }

    private static String encode(Object value) {
        return new String(EventCodec.encode(value), UTF_8);
    }

    private static <T> T decode(String body, Class<T> type) {
        return EventCodec.decode(body.getBytes(UTF_8), type);
    }
}
