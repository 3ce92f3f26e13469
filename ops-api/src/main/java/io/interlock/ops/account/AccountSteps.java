package io.interlock.ops.account;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.AccountLifecycle;
import io.interlock.events.EventCodec;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.stream.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Table {@code account_step}: a client's way from sign-up to trading. */
@Repository
public class AccountSteps implements Sink {
    private static final int MOST = 200;
    private final JdbcTemplate jdbc;

    AccountSteps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Change> store(Batch batch) {
        jdbc.batchUpdate(
                """
                INSERT INTO account_step (event_id, crm_client, account, at, payload)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                batch.of(AccountLifecycle.class).stream()
                        .map(r -> row(r.event(), r.json()))
                        .toList());
        return List.of();
    }

    private static Object[] row(AccountLifecycle step, String json) {
        return new @Nullable Object[] {
            text(step.eventId()),
            text(step.crmClient()),
            text(step.account()),
            time(step.at()),
            json
        };
    }

    /** The client's steps and those of this account, oldest first. */
    public List<AccountLifecycle> of(String account, @Nullable String crmClient) {
        return jdbc.query(
                """
                SELECT payload FROM account_step
                WHERE account = ? OR (account IS NULL AND crm_client = ?)
                ORDER BY at, event_id LIMIT ?\
                """,
                (row, n) ->
                        EventCodec.decode(row.getString(1).getBytes(UTF_8), AccountLifecycle.class),
                account,
                crmClient,
                MOST);
    }
}
