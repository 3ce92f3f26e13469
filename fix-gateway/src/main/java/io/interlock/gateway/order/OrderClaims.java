package io.interlock.gateway.order;

import io.interlock.domain.CommandId;
import io.interlock.gateway.order.OrderChains.Chain;
import io.interlock.gateway.order.Outcomes.Claim;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims outcomes and ClOrdIDs of a batch together, in one round trip. */
@Component
public class OrderClaims {
    private static final String CLAIM =
            "with claimed as ("
                    + Outcomes.INSERT
                    + "), named as (insert into order_chain ("
                    + OrderChains.COLUMNS
                    + ") select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                    + " ?::text[], ?::text[], ?::text[], ?::text[]) as c ("
                    + OrderChains.COLUMNS
                    // with "is true" it is looked up by hash; else it would be joined row by row
                    + ") where (command_id in (select command_id from claimed)) is true"
                    + " on conflict do nothing returning command_id)"
                    + " select command_id, false from claimed union all select command_id, true from named";

    private final JdbcClient jdbc;

    OrderClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was claimed.
     *
     * @param outcomes commands whose outcome is now the claimed one; the others had one before
     * @param names of these, the commands whose ClOrdID was not in use, neither with their client
     *     nor with another one at the OMS
     */
    public record Claimed(Set<CommandId> outcomes, Set<CommandId> names) {}

    /**
     * Claims inside the caller's transaction.
     *
     * @param chains of those commands that name an order
     */
    public Claimed claim(Collection<Claim> claims, Collection<Chain> chains) {
        Claimed claimed = new Claimed(new HashSet<>(), new HashSet<>());
        jdbc.sql(CLAIM)
                .params(
                        Stream.concat(
                                        Stream.of(Outcomes.columns(claims)),
                                        Stream.of((Object[]) OrderChains.columns(chains)))
                                .toList())
                .query(row -> {
                    CommandId id = CommandId.of(row.getString(1));
                    (row.getBoolean(2) ? claimed.names() : claimed.outcomes()).add(id);
                });
        return claimed;
    }
}
