package io.interlock.gateway.wire;

import io.interlock.events.RoutingDecision.Edit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Looks up what was sent. */
@Component
public class SentMessages {
    private static final String COLUMNS =
            "select session, epoch, seq, source_id, raw, edits, created_at, deadline from fix_out where ";

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that was numbered, the command or event that it carried, and what was edited. */
    public record Sent(
            String session,
            int epoch,
            long seq,
            String sourceId,
            String raw,
            List<Edit> edits,
            Instant at,
            @Nullable Instant deadline) {}

    /** The text of a message under its number. */
    public record Stored(long seq, String raw) {}

    /**
     * The first messages of a range of numbers, in order; at least one where there is any.
     *
     * @param rows the most of them
     * @param bytes about how much text they may hold
     */
    public List<Stored> page(
            String session, int epoch, long begin, long end, int rows, DataSize bytes) {
        return jdbc.sql(
                        """
                        select seq, raw from (
                            select seq, raw, sum(octet_length(raw)) over (order by seq) - octet_length(raw) as before from (
                                select seq, raw from fix_out where session = ? and epoch = ? and seq between ? and ?
                                order by seq limit ?) as rows) as page
                        where before < ? order by seq
                        """)
                .params(session, epoch, begin, end, rows, bytes.toBytes())
                .query((row, n) -> new Stored(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * Orders and replaces sent to an OMS between these times of the database, but those in doubt:
     * one after the other, for there may be hundreds of thousands. Inside a transaction, else the
     * driver reads them all at once.
     */
    public void ordersBetween(String oms, Instant from, Instant to, Consumer<Sent> each) {
        jdbc.sql(
                        """
                        select f.session, f.epoch, f.seq, f.source_id, f.raw, f.edits, f.created_at, f.deadline
                        from order_outcome o join fix_out f on f.session = o.oms_session and f.source_id = o.command_id
                        where o.at > ? and o.at <= ? and o.oms = ? and o.outcome = 'ROUTED' and f.msg_type in ('D', 'G')
                            and not exists (select 1 from order_in_doubt d where d.command_id = o.command_id)
                        """)
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), oms)
                .withFetchSize(500)
                .query(row -> {
                    each.accept(sent(row, 0));
                });
    }

    /** When the first message went to an OMS since {@code from}. */
    public Optional<Instant> firstSince(String oms, Instant from) {
        return jdbc.sql(
                        """
                        select min(at) as first from order_outcome
                        where at > ? and oms = ? and outcome = 'ROUTED' having min(at) is not null
                        """)
                .params(from.atOffset(ZoneOffset.UTC), oms)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** The time by the database's clock, which stamps what is sent. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    public Optional<Sent> find(String session, int epoch, long seq) {
        return jdbc.sql(COLUMNS + "session = ? and epoch = ? and seq = ?")
                .params(session, epoch, seq)
                .query(SentMessages::sent)
                .optional();
    }

    /** What became of commands or events on some sessions. */
    public List<Sent> of(Collection<String> sessions, Collection<String> sources) {
        return jdbc.sql(COLUMNS + "session = any(?) and source_id = any(?) order by created_at")
                .param(sessions.toArray(String[]::new))
                .param(sources.toArray(String[]::new))
                .query(SentMessages::sent)
                .list();
    }

    private static Sent sent(ResultSet row, int number) throws SQLException {
        return new Sent(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Edits.read(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant());
    }
}
