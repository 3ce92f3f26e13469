package io.interlock.gateway.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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

    /** The counters of a session, created at its first use. */
    Counters open(String session) {
        jdbc.sql(
                        """
                        insert into fix_session (session, epoch, created_at, next_out, reserved_out)
                        values (?, 1, now(), 1, 1) on conflict do nothing
                        """)
                .param(session)
                .update();
        jdbc.sql("insert into fix_inbound (session, next_in) values (?, 1) on conflict do nothing")
                .param(session)
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
     * Stores numbered messages and moves the counters of their sessions, in one round trip each.
     */
    void append(Collection<Numbered> messages) {
        jdbc.sql(
                        """
                        insert into fix_out (session, epoch, seq, msg_type, source_id, raw)
                        select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                        """)
                .param(messages.stream().map(m -> m.store().session()).toArray(String[]::new))
                .param(messages.stream().map(m -> m.store().epoch()).toArray(Integer[]::new))
                .param(messages.stream().map(Numbered::seq).toArray(Long[]::new))
                .param(messages.stream().map(Numbered::msgType).toArray(String[]::new))
                .param(messages.stream().map(Numbered::sourceId).toArray(String[]::new))
                .param(messages.stream().map(Numbered::raw).toArray(String[]::new))
                .update();
        jdbc.sql(
                        """
                        update fix_session s
                        set next_out = greatest(s.next_out, n.next_out), reserved_out = greatest(s.reserved_out, n.next_out + ?)
                        from (select session, max(seq) + 1 as next_out
                              from unnest(?::text[], ?::bigint[]) as u (session, seq) group by session) n
                        where s.session = n.session
                        """)
                .param(DurableStore.RESERVE)
                .param(messages.stream().map(m -> m.store().session()).toArray(String[]::new))
                .param(messages.stream().map(Numbered::seq).toArray(Long[]::new))
                .update();
    }

    /** One message with its number, not yet committed. */
    record Numbered(DurableStore store, long seq, String msgType, String sourceId, String raw) {}

    List<String> between(String session, int epoch, long begin, long end) {
        return jdbc.sql(
                        "select raw from fix_out where session = ? and epoch = ? and seq between ? and ? order by seq")
                .params(session, epoch, begin, end)
                .query(String.class)
                .list();
    }

    void reserve(String session, long reservedOut) {
        jdbc.sql(
                        "update fix_session set reserved_out = greatest(reserved_out, ?) where session = ?")
                .params(reservedOut, session)
                .update();
    }

    void acknowledged(Collection<DurableStore> stores) {
        jdbc.sql(
                        """
                        update fix_inbound s set next_in = n.next_in
                        from unnest(?::text[], ?::bigint[]) as n (session, next_in) where s.session = n.session
                        """)
                .param(stores.stream().map(DurableStore::session).toArray(String[]::new))
                .param(stores.stream().map(DurableStore::acknowledgedIn).toArray(Long[]::new))
                .update();
    }

    /** Sets both counters as an operator, a peer's reset or an orderly stop says. */
    void counters(String session, long nextOut, long nextIn) {
        jdbc.sql("update fix_session set next_out = ?, reserved_out = ? where session = ?")
                .params(nextOut, nextOut, session)
                .update();
        expect(session, nextIn);
    }

    /** A new epoch from number 1; what was sent before stays, under its old epoch. */
    void reset(String session, int epoch, Instant at) {
        jdbc.sql(
                        """
                        update fix_session set epoch = ?, created_at = ?, next_out = 1, reserved_out = 1
                        where session = ?
                        """)
                .params(epoch, at.atOffset(ZoneOffset.UTC), session)
                .update();
        expect(session, 1);
    }

    private void expect(String session, long nextIn) {
        jdbc.sql("update fix_inbound set next_in = ? where session = ?")
                .params(nextIn, session)
                .update();
    }
}
