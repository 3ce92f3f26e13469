package io.interlock.gateway.absence;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.gateway.absence.Working.Left;
import io.interlock.gateway.order.OrderChains;
import io.interlock.gateway.order.OrderChains.Chain;
import io.interlock.gateway.wire.SentMessages;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link Working} is told from the tables of chains, sent messages and the mailbox. */
@Component
class WorkingOrders {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;
    private final OrderChains chains;
    private final SentMessages sent;

    WorkingOrders(JdbcClient jdbc, OrderChains chains, SentMessages sent) {
        this.jdbc = jdbc;
        this.chains = chains;
        this.sent = sent;
    }

    /** The orders of {@code client} that may still trade. */
    @Transactional(readOnly = true)
    List<Left> of(String client) {
        Working working = new Working(chains.of(client), forgotten(client));
        RowCallbackHandler report = row -> working.reported(FixMessage.of(row.getString(1)));
        jdbc.sql(
                        """
                        select raw from fix_out where session = ? and msg_type = '8' order by epoch, seq
                        """)
                .withFetchSize(AT_A_TIME)
                .param(client)
                .query(report);
        jdbc.sql(
                        """
                        select body from report_waiting where session = ? and msg_type = '8' order by id
                        """)
                .withFetchSize(AT_A_TIME)
                .param(client)
                .query(report);
        return working.left();
    }

    /** Orders whose own messages are gone: older than messages are kept. */
    private Set<CommandId> forgotten(String client) {
        Set<CommandId> forgotten = new HashSet<>();
        RowCallbackHandler order = row -> forgotten.add(CommandId.of(row.getString(1)));
        jdbc.sql(
                        """
                        select c.command_id from order_chain c
                        where c.client_session = ? and c.command_id = c.root_command_id and not exists (
                            select 1 from fix_out f where f.session = c.oms_session and f.source_id = c.command_id)
                        """)
                .param(client)
                .query(order);
        return forgotten;
    }

    /** The order's message as its client wrote it. */
    Optional<FixMessage> written(Chain order) {
        String session = order.omsSession();
        return session == null
                ? Optional.empty()
                : sent.of(List.of(session), List.of(order.commandId().toString())).stream()
                        .findFirst()
                        .map(one -> BodyEdits.undone(FixMessage.of(one.raw()), one.edits()));
    }

    /** The number of the cancel of one order; always the same for the same attempt. */
    @Transactional
    long planned(String client, int absence, int attempt, CommandId order, ClOrdId orig) {
        jdbc.sql(
                        """
                        insert into disconnect_cancel (session, absence, attempt, root_command_id, orig_cl_ord_id)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(client, absence, attempt, order.toString(), orig.value())
                .update();
        return jdbc.sql(
                        """
                        select id from disconnect_cancel
                        where session = ? and absence = ? and attempt = ? and root_command_id = ?
                        """)
                .params(client, absence, attempt, order.toString())
                .query(Long.class)
                .single();
    }
}
