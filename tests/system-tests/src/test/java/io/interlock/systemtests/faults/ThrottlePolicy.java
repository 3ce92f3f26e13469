package io.interlock.systemtests.faults;

import io.interlock.localstack.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A throttle that lets orders wait, put in force as an approved change would be: in the tables that
 * routing-service publishes policies from. No identity provider runs here to speak to its REST API.
 */
final class ThrottlePolicy {
    private static final String DATABASE = "interlock_routing";
    private static final String ID = "fault-queue";

    private final LocalStack stack;

    ThrottlePolicy(LocalStack stack) {
        this.stack = stack;
    }

    /** So many orders of each LIVE account a second, one by one; the others wait up to a minute. */
    void begin(int ordersPerSecond) {
        execute(
                "insert into change_document values ('policy', '%s', 'LIVE', null) on conflict do nothing",
                """
                insert into change_version (kind, id, version, revision, stage, body, reason, authors,
                    written_at)
                select 'policy', '%s', count(*) + 1, 1, 'ACTIVE', '{"environment":"LIVE","priority":10,
                    "control":{"kind":"THROTTLE","per":"ACCOUNT","unit":"ORDERS",
                    "limit":"LIMIT","windowMillis":1000,"burst":"1","cancelsExempt":true,
                    "action":"QUEUE","maxQueueMillis":60000,"maxQueued":5000}}', 'faults', '{tests}', now()
                from change_version where id = 'fault-queue'
                """
                        .replace("LIMIT", Integer.toString(ordersPerSecond)),
                """
                insert into change_activation (kind, id, number, version, cause, by, reason, since,
                    second_person)
                select 'policy', '%s', max(version), max(version), 'APPLIED', 'tests', 'faults', now(), true
                from change_version where id = 'fault-queue'
                """);
    }

    void end() {
        execute(
                "update change_activation set closed_at = now() where id = '%s' and closed_at is null",
                "update change_version set stage = 'ENDED' where id = '%s' and stage = 'ACTIVE'");
    }

    private void execute(String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl(DATABASE),
                                DATABASE,
                                stack.credentials().database(DATABASE));
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String statement : statements) {
                sql.execute(statement.formatted(ID));
            }
            sql.execute("select pg_notify('routing_policies', '" + ID + "')");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the policy " + ID + " cannot be written", e);
        }
    }
}
