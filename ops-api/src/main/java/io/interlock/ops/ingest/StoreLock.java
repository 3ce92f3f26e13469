package io.interlock.ops.ingest;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Batches are stored side by side; what drops partitions or empties tables waits for them and they
 * for it. Held to the end of the transaction.
 */
@Component
public class StoreLock {
    private static final long KEY = 0x1_7E8_10C4L;
    private final JdbcTemplate jdbc;

    StoreLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For storing a batch. Rows are found by index here: a plan made while a table was empty must
     * not read all of it once it is large.
     */
    void shared() {
        jdbc.query(
                """
                SELECT pg_advisory_xact_lock_shared(?), set_config('enable_seqscan', 'off', true),
                    set_config('enable_hashjoin', 'off', true),
                    set_config('enable_mergejoin', 'off', true)\
                """,
                row -> {},
                KEY);
    }

    /** For changing what tables there are, or emptying them. */
    public void alone() {
        jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, KEY);
    }
}
