package io.interlock.gateway.order;

import io.interlock.domain.CommandId;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one outcome of each command. The first commit wins, whatever path came there. */
@Component
public class Outcomes {
    static final String INSERT =
            """
            insert into order_outcome (command_id, client_session, outcome, oms, oms_session, rule, detail, command)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
            on conflict do nothing returning command_id
            """;

    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a command ended. */
    public enum Kind {
        ROUTED,
        REJECTED,
        REFUSED,
        STALE
    }

    /** A claim: this is how the command ends, if nothing else came first. */
    public record Claim(
            OrderCommand command,
            Kind kind,
            @Nullable String oms,
            @Nullable String omsSession,
            @Nullable String rule,
            @Nullable String detail) {}

    /** A refusal that the log has not been told of yet. */
    public record Unpublished(String commandId, String rule, String detail, OrderCommand command) {}

    /**
     * Claims inside the caller's transaction.
     *
     * @return the commands whose outcome is now the claimed one; the others had one before
     */
    public Set<CommandId> claim(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        List<String> claimed =
                jdbc.sql(INSERT).params(List.of(columns(claims))).query(String.class).list();
        Set<CommandId> ids = new HashSet<>();
        claimed.forEach(id -> ids.add(CommandId.of(id)));
        return ids;
    }

    /** The columns of {@link #INSERT}. */
    static Object[] columns(Collection<Claim> claims) {
        String[][] text = new String[7][claims.size()];
        byte[][] commands = new byte[claims.size()][];
        int i = 0;
        for (Claim claim : claims) {
            text[0][i] = claim.command().commandId().toString();
            text[1][i] = claim.command().clientSession();
            text[2][i] = claim.kind().name();
            text[3][i] = claim.oms();
            text[4][i] = claim.omsSession();
            text[5][i] = claim.rule();
            text[6][i] = claim.detail();
            commands[i++] = unpublished(claim) ? EventCodec.encode(claim.command()) : null;
        }
        return new Object[] {
            text[0], text[1], text[2], text[3], text[4], text[5], text[6], commands
        };
    }

    /** Corrects an outcome claimed in this same transaction. */
    public void instead(Claim claim) {
        jdbc.sql(
                        """
                        update order_outcome set outcome = ?, oms_session = null, rule = ?, detail = ?, command = ?
                        where command_id = ?
                        """)
                .param(claim.kind().name())
                .param(claim.rule())
                .param(claim.detail())
                .param(unpublished(claim) ? EventCodec.encode(claim.command()) : null)
                .param(claim.command().commandId().toString())
                .update();
    }

    public List<Unpublished> unpublished(int limit) {
        return jdbc.sql(
                        """
                        select command_id, coalesce(rule, ''), coalesce(detail, ''), command from order_outcome
                        where command is not null order by at limit ?
                        """)
                .param(limit)
                .query((row, n) ->
                        new Unpublished(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                EventCodec.decode(row.getBytes(4), OrderCommand.class)))
                .list();
    }

    public void published(Collection<String> commandIds) {
        jdbc.sql("update order_outcome set command = null where command_id = any(?)")
                .param(commandIds.toArray(String[]::new))
                .update();
    }

    /**
     * What routing decided is in the log already; what the gateway decides alone is published from
     * here.
     */
    private static boolean unpublished(Claim claim) {
        return claim.kind() == Kind.REFUSED
                || claim.kind() == Kind.STALE
                || "duplicate".equals(claim.rule());
    }
}
