package io.interlock.gateway.wire;

import io.interlock.gateway.lease.LeaseLostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The SQL of {@code fix_session} and {@code fix_out}. Every method joins the caller's transaction.
 */
@Component
class FixJournal {
    private final JdbcClient jdbc;

    FixJournal(JdbcClient jdbc) {
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

    private static void owned(boolean ours, String what) {
        if (!ours) {
            throw new LeaseLostException(what);
        }
    }

    /**
     * Stores numbered messages and moves the counters of their sessions, in one round trip.
     *
     * @throws LeaseLostException where one of the sessions is owned by a newer token
     */
    void append(Collection<Numbered> messages) {
        int moved =
                jdbc.sql(
                                """
                                with u as (
                                    select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                                        as u (session, epoch, seq, msg_type, source_id, raw, edits, token)),
                                stored as (
                                    insert into fix_out (session, epoch, seq, msg_type, source_id, raw, edits)
                                    select session, epoch, seq, msg_type, source_id, raw, edits from u)
                                update fix_session s
                                set next_out = greatest(s.next_out, n.next_out), reserved_out = greatest(s.reserved_out, n.next_out + ?)
                                from (select session, token, max(seq) + 1 as next_out from u group by session, token) n
                                where s.session = n.session and s.owner_token = n.token
                                """)
                        .param(each(messages, m -> m.store().session()))
                        .param(
                                messages.stream()
                                        .map(m -> m.store().epoch())
                                        .toArray(Integer[]::new))
                        .param(messages.stream().map(Numbered::seq).toArray(Long[]::new))
                        .param(each(messages, Numbered::msgType))
                        .param(each(messages, Numbered::sourceId))
                        .param(each(messages, Numbered::raw))
                        .param(messages.stream().map(Numbered::edits).toArray(String[]::new))
                        .param(messages.stream().map(m -> m.store().token()).toArray(Long[]::new))
                        .param(DurableStore.RESERVE)
                        .update();
        long sessions = messages.stream().map(Numbered::store).distinct().count();
        owned(moved == sessions, each(messages, m -> m.store().session())[0]);
    }

    private static String[] each(Collection<Numbered> messages, Function<Numbered, String> part) {
        return messages.stream().map(part).toArray(String[]::new);
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
            @Nullable String edits) {}

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
