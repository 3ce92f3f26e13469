package io.interlock.gateway.link;

import io.interlock.gateway.order.InFlight.Sent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The record of failovers and reverts, with what was in flight at each: {@code link_switch}. */
@Component
class LinkSwitches {
    private final JdbcClient jdbc;

    LinkSwitches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why new orders moved. */
    enum Kind {
        FAILOVER,
        REVERT,
        FORCED
    }

    /** One move of a link's new orders; {@code to} is null where no session was left. */
    record Switch(
            String oms,
            Kind kind,
            @Nullable String from,
            @Nullable String to,
            String cause,
            String by,
            Instant at) {}

    /** An order that nobody had answered when its session was left, and what became of it. */
    record Order(
            String commandId,
            String clOrdId,
            String clientSession,
            Instant sentAt,
            String outcome) {}

    /** A recorded move. */
    record Recorded(long id, Switch move, List<Order> inFlight) {}

    @Transactional
    public void record(Switch move, Collection<Sent> inFlight) {
        long id =
                jdbc.sql(
                                """
                                insert into link_switch (oms, kind, from_session, to_session, cause, by_whom, at)
                                values (?, ?, ?, ?, ?, ?, ?) returning id
                                """)
                        .param(move.oms())
                        .param(move.kind().name())
                        .param(move.from())
                        .param(move.to())
                        .param(move.cause())
                        .param(move.by())
                        .param(move.at().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        for (Sent sent : inFlight) {
            jdbc.sql(
                            """
                            insert into link_switch_order (switch_id, command_id, cl_ord_id, client_session, sent_at)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            sent.command().commandId().toString(),
                            sent.command().clOrdId().value(),
                            sent.command().clientSession(),
                            sent.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The newest moves of a link first. */
    List<Recorded> newest(String oms, int limit) {
        return jdbc
                .sql(
                        """
                        select id, kind, from_session, to_session, cause, by_whom, at from link_switch
                        where oms = ? order by id desc limit ?
                        """)
                .params(oms, limit)
                .query((row, n) ->
                        new Recorded(
                                row.getLong(1),
                                new Switch(
                                        oms,
                                        Kind.valueOf(row.getString(2)),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getTimestamp(7).toInstant()),
                                List.of()))
                .list()
                .stream()
                .map(recorded ->
                        new Recorded(recorded.id(), recorded.move(), inFlight(recorded.id())))
                .toList();
    }

    private List<Order> inFlight(long id) {
        return jdbc.sql(
                        """
                        select o.command_id, o.cl_ord_id, o.client_session, o.sent_at,
                            case when d.command_id is null then 'answered'
                                 when d.resolved_at is null then 'in doubt' else d.resolution end
                        from link_switch_order o left join order_in_doubt d on d.command_id = o.command_id
                        where o.switch_id = ? order by o.sent_at
                        """)
                .param(id)
                .query((row, n) ->
                        new Order(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getTimestamp(4).toInstant(),
                                row.getString(5)))
                .list();
    }
}
