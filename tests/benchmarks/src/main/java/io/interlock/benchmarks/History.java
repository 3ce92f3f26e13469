package io.interlock.benchmarks;

import io.interlock.benchmarks.platform.OrderFeed;
import io.interlock.benchmarks.platform.ServiceAlone;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Much history in little time: rows of orders and of their names are written into the days'
 * partitions by SQL; a record of each day has ops-api make its partitions first.
 */
final class History {
    static final int DAYS = 6;

    /** Far from the numbers of the load. */
    private static final int FIRST = 1_900_000_000;

    private static final int CHUNK = 250_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NAMES =
            """
            INSERT INTO order_name (name, root, day, tag)
            SELECT %s || n, 'HIST:1:' || n, (CURRENT_DATE - 1 - n %% %d), %d
            FROM generate_series(%d, %d) n\
            """;

    private static final String ORDERS =
            """
            INSERT INTO orders (id, cl_ord_id, client_session, environment, account, symbol, side,
                ord_type, time_in_force, order_qty, price, status, open, cum_qty, leaves_qty,
                avg_px, oms, oms_session, order_id, received_at, updated_at, anomalies)
            SELECT 'HIST:1:' || n, 'HIST-' || n, 'HIST', 'LIVE', 'L' || (1000 + n %% 500),
                'SYM' || lpad((n %% 20)::text, 2, '0'), CASE n %% 2 WHEN 0 THEN 'BUY' ELSE 'SELL' END,
                'LIMIT', 'DAY', 10000, 1.1,
                CASE n %% 200 WHEN 0 THEN 'REJECTED' WHEN 1 THEN 'CANCELED' ELSE 'FILLED' END,
                false, 10000, 0, 1.1, 'OMSA', 'OMSA-P', 'HO' || n,
                (CURRENT_DATE - 1 - n %% %d) + interval '1 hour' + n %% 70000 * interval '1 second',
                now(), '{}'
            FROM generate_series(%d, %d) n\
            """;

    private History() {}

    /** Days have partitions once ops-api has read an order of each. */
    static void makeDays(ServiceAlone ops, OrderFeed feed) throws IOException, SQLException {
        Instant now = Instant.now();
        for (int day = 0; day <= DAYS; day++) {
            feed.tell(FIRST + day, now.minus(day, ChronoUnit.DAYS));
        }
        feed.flush();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Connection connection = ops.database();
                    Statement statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "SELECT count(*) FROM orders WHERE status = 'FILLED'")) {
                rows.next();
                if (rows.getInt(1) > DAYS) {
                    return;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IOException("ops-api did not read the first orders");
    }

    static void write(ServiceAlone ops, int orders) throws SQLException {
        try (Connection connection = ops.database();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            for (int from = 1; from <= orders; from += CHUNK) {
                int to = Math.min(orders, from + CHUNK - 1);
                statement.execute(ORDERS.formatted(DAYS, from, to));
                statement.execute(NAMES.formatted("'HIST-'", DAYS, 11, from, to));
                statement.execute(NAMES.formatted("'HO'", DAYS, 37, from, to));
                Phases.say("  %,d of %,d orders of history", to, orders);
            }
            statement.execute("ANALYZE");
        }
    }
}
