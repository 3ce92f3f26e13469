package io.interlock.gateway.order;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.RootOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * ClOrdIDs and the order they belong to. An order is known in memory from its receipt, so that a
 * cancel right behind it finds it; it is known durably from the commit that sent it.
 */
@Component
public class OrderChains {
    static final String COLUMNS =
            "client_session, cl_ord_id, command_id, root_command_id, root_cl_ord_id, order_key, oms, oms_session, oms_cl_ord_id";

    /** The rule by which ClOrdIDs are edited for clients with a prefix. */
    public static final String PREFIX_RULE = "cl-ord-id-prefix";

    private final JdbcClient jdbc;

    /** What two names and their chain take in memory, roughly. */
    private static final long BYTES = 700;

    private final Recent<Name, Chain> byClient = recent();
    private final Recent<Name, Chain> atOms = recent();

    OrderChains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A quarter of the heap at most, for both; older names are looked up in the database. */
    private static Recent<Name, Chain> recent() {
        long size = Runtime.getRuntime().maxMemory() / 8 / BYTES;
        return new Recent<>((int) Math.clamp(size, 10_000, 300_000));
    }

    private record Name(String party, String clOrdId) {}

    /**
     * One ClOrdID; {@code clientSession} is what it is unique in, see {@link Hubs#scope}; {@code
     * oms}, {@code omsSession} and {@code omsClOrdId}, its name at the OMS, are null until it was
     * sent.
     */
    public record Chain(
            String clientSession,
            ClOrdId clOrdId,
            CommandId commandId,
            CommandId rootCommandId,
            ClOrdId rootClOrdId,
            String key,
            @Nullable String oms,
            @Nullable String omsSession,
            @Nullable ClOrdId omsClOrdId) {

        /**
         * What the names of its client begin with at the OMS; empty where nothing was put before.
         */
        public String prefix() {
            return omsClOrdId == null
                    ? ""
                    : omsClOrdId
                            .value()
                            .substring(0, omsClOrdId.value().length() - clOrdId.value().length());
        }

        public RootOrder root() {
            return new RootOrder(rootCommandId, rootClOrdId, oms, omsSession);
        }

        public Chain sentTo(String toOms, String session, ClOrdId asClOrdId) {
            return new Chain(
                    clientSession,
                    clOrdId,
                    commandId,
                    rootCommandId,
                    rootClOrdId,
                    key,
                    toOms,
                    session,
                    asClOrdId);
        }
    }

    /** What a new command's ClOrdID belongs to: its own chain, or that of the order it is about. */
    public static Chain of(OrderCommand command) {
        RootOrder own = new RootOrder(command.commandId(), command.clOrdId(), null, null);
        RootOrder root = command.root() == null ? own : command.root();
        return new Chain(
                Hubs.scope(command),
                command.clOrdId(),
                command.commandId(),
                root.commandId(),
                root.clOrdId(),
                command.key(),
                null,
                null,
                null);
    }

    /**
     * Remembers a command at its receipt; a ClOrdID that is known keeps its first meaning. What
     * names no order of its own (a status request, a request about an unknown order) leaves no
     * trace.
     */
    public void received(OrderCommand command) {
        boolean names =
                switch (command.kind()) {
                    case NEW -> true;
                    case CANCEL, REPLACE -> command.root() != null;
                    case STATUS -> false;
                };
        if (names) {
            byClient.putIfAbsent(
                    new Name(Hubs.scope(command), command.clOrdId().value()), of(command));
        }
    }

    public Optional<Chain> find(String clientSession, ClOrdId clOrdId) {
        Name name = new Name(clientSession, clOrdId.value());
        return cached(byClient, name, "client_session", "cl_ord_id");
    }

    /** Everything of a client that went to an OMS, orders and requests, oldest first. */
    public List<Chain> of(String clientSession) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from order_chain where client_session = ? order by at")
                .param(clientSession)
                .query((row, n) -> chain(row))
                .list();
    }

    /** The order that a report of {@code oms} is about; {@code clOrdId} is its name there. */
    public Optional<Chain> findAtOms(String oms, ClOrdId clOrdId) {
        return cached(atOms, new Name(oms, clOrdId.value()), "oms", "oms_cl_ord_id");
    }

    /** The columns of {@link #COLUMNS}, for {@code unnest}. */
    static String[][] columns(Collection<Chain> chains) {
        String[][] columns = new String[9][chains.size()];
        int i = 0;
        for (Chain chain : chains) {
            columns[0][i] = chain.clientSession();
            columns[1][i] = chain.clOrdId().value();
            columns[2][i] = chain.commandId().toString();
            columns[3][i] = chain.rootCommandId().toString();
            columns[4][i] = chain.rootClOrdId().value();
            columns[5][i] = chain.key();
            columns[6][i] = chain.oms();
            columns[7][i] = chain.omsSession();
            ClOrdId omsClOrdId = chain.omsClOrdId();
            columns[8][i++] = omsClOrdId == null ? null : omsClOrdId.value();
        }
        return columns;
    }

    /** After the commit. */
    public void sent(Collection<Chain> chains) {
        for (Chain chain : chains) {
            byClient.put(new Name(chain.clientSession(), chain.clOrdId().value()), chain);
            if (chain.oms() != null && chain.omsClOrdId() != null) {
                atOms.put(new Name(chain.oms(), chain.omsClOrdId().value()), chain);
            }
        }
    }

    private Optional<Chain> cached(
            Recent<Name, Chain> cache, Name name, String party, String column) {
        Chain known = cache.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Chain> stored =
                jdbc.sql(
                                "select "
                                        + COLUMNS
                                        + " from order_chain where "
                                        + party
                                        + " = ? and "
                                        + column
                                        + " = ?")
                        .params(name.party(), name.clOrdId())
                        .query((row, n) -> chain(row))
                        .optional();
        stored.ifPresent(chain -> cache.put(name, chain));
        return stored;
    }

    private static Chain chain(ResultSet row) throws SQLException {
        return new Chain(
                row.getString(1),
                new ClOrdId(row.getString(2)),
                CommandId.of(row.getString(3)),
                CommandId.of(row.getString(4)),
                new ClOrdId(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                new ClOrdId(row.getString(9)));
    }
}
