package io.interlock.gateway.doubt;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.gateway.order.InFlight.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code order_in_doubt}. */
@Component
class Doubts {
    private final JdbcClient jdbc;

    Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order in doubt.
     *
     * @param asked how often its status was asked for
     * @param resolution how it ended; null while it is open
     */
    record Doubt(
            Sent sent,
            Instant since,
            String why,
            int asked,
            @Nullable Instant askedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable String reason) {
        String commandId() {
            return sent.command().commandId().toString();
        }
    }

    void open(Collection<Sent> orders, String why) {
        for (Sent sent : orders) {
            OrderCommand command = sent.command();
            jdbc.sql(
                            """
                            insert into order_in_doubt
                                (command_id, oms, oms_session, client_session, cl_ord_id, name_at_oms, command, sent_at, why)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(
                            command.commandId().toString(),
                            sent.oms(),
                            sent.omsSession(),
                            command.clientSession(),
                            command.clOrdId().value(),
                            sent.nameAtOms(),
                            EventCodec.encode(command),
                            sent.at().atOffset(ZoneOffset.UTC),
                            why)
                    .update();
        }
    }

    List<Doubt> open(String oms) {
        return jdbc.sql(
                        "select * from order_in_doubt where oms = ? and resolved_at is null order by sent_at")
                .param(oms)
                .query(Doubts::doubt)
                .list();
    }

    List<Doubt> newest(boolean openOnly, int limit) {
        return jdbc.sql(
                        """
                        select * from order_in_doubt where resolved_at is null or not ?
                        order by resolved_at is null desc, since desc limit ?
                        """)
                .params(openOnly, limit)
                .query(Doubts::doubt)
                .list();
    }

    Optional<Doubt> find(String commandId) {
        return jdbc.sql("select * from order_in_doubt where command_id = ?")
                .param(commandId)
                .query(Doubts::doubt)
                .optional();
    }

    void asked(String commandId) {
        jdbc.sql(
                        "update order_in_doubt set asked = asked + 1, asked_at = now() where command_id = ?")
                .param(commandId)
                .update();
    }

    /** Ends a doubt; false where it had ended before. */
    boolean resolve(String commandId, String resolution, String by, @Nullable String reason) {
        return jdbc.sql(
                                """
                                update order_in_doubt set resolved_at = now(), resolution = ?, resolved_by = ?, reason = ?
                                where command_id = ? and resolved_at is null
                                """)
                        .param(resolution)
                        .param(by)
                        .param(reason)
                        .param(commandId)
                        .update()
                == 1;
    }

    private static Doubt doubt(ResultSet row, int number) throws SQLException {
        var asked = row.getTimestamp("asked_at");
        var resolved = row.getTimestamp("resolved_at");
        return new Doubt(
                new Sent(
                        EventCodec.decode(row.getBytes("command"), OrderCommand.class),
                        row.getString("oms"),
                        row.getString("oms_session"),
                        row.getString("name_at_oms"),
                        row.getTimestamp("sent_at").toInstant()),
                row.getTimestamp("since").toInstant(),
                row.getString("why"),
                row.getInt("asked"),
                asked == null ? null : asked.toInstant(),
                resolved == null ? null : resolved.toInstant(),
                row.getString("resolution"),
                row.getString("resolved_by"),
                row.getString("reason"));
    }
}
