package io.interlock.gateway.wire;

import io.interlock.gateway.lease.LeaseLostException;
import io.interlock.gateway.log.Positions.Stored;
import io.interlock.gateway.wire.DurableStores.Numbers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The SQL of {@code fix_session} and {@code fix_out}, with the reader's position where it moves
 * along. Every method joins the caller's transaction.
 */
@Component
class FixJournal {
    private static final String APPEND =
            """
            with u as (
                select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as u (session, epoch, seq, msg_type, source_id, raw, edits, deadline, token)),
            stored as (
                insert into fix_out (session, epoch, seq, msg_type, source_id, raw, edits, deadline)
                select session, epoch, seq, msg_type, source_id, raw, edits, deadline::timestamptz from u),
            counted as (
                update fix_session s
                set next_out = greatest(s.next_out, n.next_out), reserved_out = greatest(s.reserved_out, n.next_out + ?)
                from (select session, token, max(seq) + 1 as next_out from u group by session, token) n
                where s.session = n.session and s.owner_token = n.token returning 1),
            moved as (
                insert into consumer_position as p (consumer, cluster_id, owner_token, topic, part, next_offset)
                select ?, ?, ?::bigint, * from unnest(?::text[], ?::int[], ?::bigint[])
                on conflict (consumer, topic, part) do update
                set next_offset = excluded.next_offset, owner_token = excluded.owner_token
                where p.owner_token <= excluded.owner_token returning 1)
            select require_owned((select count(*) from counted) + (select count(*) from moved), ?);
            commit
            """;

    /** What {@code require_owned} raises. */
    private static final String NOT_OWNED = "IL001";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    FixJournal(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Counters as they are stored. */
    record Counters(int epoch, Instant createdAt, long nextOut, long reservedOut, long nextIn) {}

    /**
     * The counters of a session, created at its first use and owned from now on under {@code
     * token}.
     *
     * @throws LeaseLostException where a newer token owns them
     */
    Counters open(String session, long token) {
        int sessions =
                jdbc.sql(
                                """
                                insert into fix_session as s (session, epoch, created_at, next_out, reserved_out, owner_token)
                                values (?, 1, now(), 1, 1, ?) on conflict (session) do update
                                set owner_token = excluded.owner_token where s.owner_token <= excluded.owner_token
                                """)
                        .params(session, token)
                        .update();
        owned(sessions == 1, session);
        jdbc.sql(
                        """
                        insert into fix_inbound (session, next_in, owner_token) values (?, 1, ?)
                        on conflict (session) do update set owner_token = excluded.owner_token
                        """)
                .params(session, token)
                .update();
        return jdbc.sql(
                        """
                        select epoch, created_at, next_out, reserved_out, next_in
                        from fix_session join fix_inbound using (session) where session = ?
                        """)
                .param(session)
                .query((row, n) ->
                        new Counters(
                                row.getInt(1),
                                row.getTimestamp(2).toInstant(),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)))
                .single();
    }

    /**
     * The numbers of a session as they are stored, whoever owns them; empty before its first use.
     */
    Optional<Numbers> numbers(String session) {
        return jdbc.sql(
                        """
                        select next_in, next_out from fix_session join fix_inbound using (session)
                        where session = ?
                        """)
                .param(session)
                .query((row, n) -> new Numbers(row.getLong(1), row.getLong(2)))
                .optional();
    }

    private static void owned(boolean ours, String what) {
        if (!ours) {
            throw new LeaseLostException(what);
        }
    }

    /**
     * Stores numbered messages, moves the counters of their sessions and the positions of the
     * reader that they came by, and commits the caller's transaction, in one round trip: what is
     * done after it in the same transaction is another one's.
     *
     * @throws LeaseLostException where one of the sessions, or the reader, is owned by a newer
     *     token; nothing is committed then
     */
    void appendAndCommit(Collection<Numbered> messages, @Nullable Stored position) {
        Map<TopicPartition, Long> next = position == null ? Map.of() : position.next();
        long sessions = messages.stream().map(Numbered::store).distinct().count();
        Object[] arguments = {
            each(messages, m -> m.store().session()),
            each(messages, m -> m.store().epoch(), Integer[]::new),
            each(messages, Numbered::seq, Long[]::new),
            each(messages, Numbered::msgType),
            each(messages, Numbered::sourceId),
            each(messages, Numbered::raw),
            each(messages, Numbered::edits),
            each(messages, FixJournal::deadline),
            each(messages, m -> m.store().token(), Long[]::new),
            DurableStore.RESERVE,
            position == null ? "" : position.consumer(),
            position == null ? "" : position.clusterId(),
            position == null ? 0 : position.token(),
            each(next.keySet(), TopicPartition::topic, String[]::new),
            each(next.keySet(), TopicPartition::partition, Integer[]::new),
            next.values().toArray(Long[]::new),
            sessions + next.size(),
        };
        try {
            // two statements: neither a query nor an update to JDBC
            template.execute(
                    APPEND,
                    (PreparedStatementCallback<Boolean>)
                            statement -> {
                                new ArgumentPreparedStatementSetter(arguments).setValues(statement);
                                return statement.execute();
                            });
        } catch (UncategorizedSQLException e) {
            SQLException cause = e.getSQLException();
            owned(
                    cause == null || !NOT_OWNED.equals(cause.getSQLState()),
                    messages.iterator().next().store().session());
            throw e;
        }
    }

    private static String[] each(
            Collection<Numbered> messages, Function<Numbered, @Nullable String> part) {
        return each(messages, part, String[]::new);
    }

    private static @Nullable String deadline(Numbered message) {
        return message.deadline() == null ? null : message.deadline().toString();
    }

    private static <S, T> T[] each(Collection<S> all, Function<S, T> part, IntFunction<T[]> array) {
        return all.stream().map(part).toArray(array);
    }

    /**
     * One message with its number, not yet committed; {@code edits} as {@link Edits} writes them.
     */
    record Numbered(
            DurableStore store,
            long seq,
            String msgType,
            String sourceId,
            String raw,
            @Nullable String edits,
            @Nullable Instant deadline) {}

    List<String> between(String session, int epoch, long begin, long end) {
        return jdbc.sql(
                        "select raw from fix_out where session = ? and epoch = ? and seq between ? and ? order by seq")
                .params(session, epoch, begin, end)
                .query(String.class)
                .list();
    }

    void reserve(String session, long token, long reservedOut) {
        int moved =
                jdbc.sql(
                                """
                                update fix_session set reserved_out = greatest(reserved_out, ?)
                                where session = ? and owner_token = ?
                                """)
                        .params(reservedOut, session, token)
                        .update();
        owned(moved == 1, session);
    }

    /** A number that is lost with the machine is asked for again: this commit need not wait. */
    void acknowledged(Collection<DurableStore> stores) {
        jdbc.sql("set local synchronous_commit = off").update();
        jdbc.sql(
                        """
                        update fix_inbound s set next_in = n.next_in
                        from unnest(?::text[], ?::bigint[], ?::bigint[]) as n (session, next_in, token)
                        where s.session = n.session and s.owner_token = n.token
                        """)
                .param(stores.stream().map(DurableStore::session).toArray(String[]::new))
                .param(stores.stream().map(DurableStore::acknowledgedIn).toArray(Long[]::new))
                .param(stores.stream().map(DurableStore::token).toArray(Long[]::new))
                .update();
    }

    /** Sets both counters as an operator, a peer's reset or an orderly stop says. */
    void counters(String session, long token, long nextOut, long nextIn) {
        int moved =
                jdbc.sql(
                                """
                                update fix_session set next_out = ?, reserved_out = ?
                                where session = ? and owner_token = ?
                                """)
                        .params(nextOut, nextOut, session, token)
                        .update();
        owned(moved == 1, session);
        expect(session, nextIn);
    }

    /** A new epoch from number 1; what was sent before stays, under its old epoch. */
    void reset(String session, long token, int epoch, Instant at) {
        int moved =
                jdbc.sql(
                                """
                                update fix_session set epoch = ?, created_at = ?, next_out = 1, reserved_out = 1
                                where session = ? and owner_token = ?
                                """)
                        .params(epoch, at.atOffset(ZoneOffset.UTC), session, token)
                        .update();
        owned(moved == 1, session);
        expect(session, 1);
    }

    private void expect(String session, long nextIn) {
        jdbc.sql("update fix_inbound set next_in = ? where session = ?")
                .params(nextIn, session)
                .update();
    }
}
