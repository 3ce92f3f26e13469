package io.interlock.kit.inbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts once per event id, however often the event comes. */
public final class Inbox {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Inbox(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Runs {@code action} in the transaction that remembers {@code eventId} (a new one if there is
     * none), unless it was handled before. A failure forgets both. Returns whether it ran.
     */
    public boolean once(String eventId, Runnable action) {
        return Boolean.TRUE.equals(
                transactions.execute(status -> {
                    int first =
                            jdbc.sql(
                                            "insert into inbox_event (event_id) values (?)"
                                                    + " on conflict do nothing")
                                    .param(eventId)
                                    .update();
                    if (first == 1) {
                        action.run();
                    }
                    return first == 1;
                }));
    }
}
