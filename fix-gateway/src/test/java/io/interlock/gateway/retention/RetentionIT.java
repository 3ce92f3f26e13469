package io.interlock.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.testkit.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RetentionIT {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final RetentionProperties KEEP = keep(30, 10);

    private final JdbcClient jdbc;
    private final Retention retention;

    RetentionIT() {
        TestPostgres.Database database = TestPostgres.database("retention");
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        retention =
                new Retention(
                        new OldRows(jdbc),
                        jdbc,
                        new JdbcTransactionManager(source),
                        KEEP,
                        Duration.ofDays(14),
                        Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static RetentionProperties keep(int days, int newest) {
        return new RetentionProperties(
                Duration.ofDays(days),
                newest,
                Duration.ofDays(90),
                Duration.ofDays(400),
                Duration.ofDays(400),
                Duration.ofDays(400),
                7,
                Duration.ZERO,
                Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        retention.destroy();
    }

    private void session(String name, int epoch, int nextOut) {
        jdbc.sql("insert into fix_session values (?, ?, now(), ?, ?)")
                .params(name, epoch, nextOut, nextOut)
                .update();
    }

    /** Messages of one session and age. */
    private void messages(String session, int epoch, int from, int to, int daysOld) {
        jdbc.sql(
                        """
                        insert into fix_out (session, epoch, seq, msg_type, source_id, raw, created_at)
                        select ?, ?, n, '8', ? || n, '', ?::timestamptz from generate_series(?, ?) as n
                        """)
                .params(session, epoch, epoch + ":", daysAgo(daysOld), from, to)
                .update();
    }

    private static String daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days)).toString();
    }

    private List<String> left(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    @Test
    void oldMessagesGoButForTheNewestNumbersOfTheEpoch() throws InterruptedException {
        session("OLD", 2, 41);
        messages("OLD", 1, 1, 40, 200);
        messages("OLD", 2, 1, 25, 31);
        messages("OLD", 2, 26, 40, 29);
        session("QUIET", 1, 16);
        messages("QUIET", 1, 1, 15, 500);
        session("YOUNG", 3, 100);
        messages("YOUNG", 2, 1, 20, 29);

        assertThat(retention.forget()).isEqualTo(40 + 25 + 5);

        assertThat(
                        left(
                                """
                                select session || ' ' || epoch || ': ' || min(seq) || '-' || max(seq) from fix_out
                                group by session, epoch order by session, epoch
                                """))
                .containsExactly("OLD 2: 26-40", "QUIET 1: 6-15", "YOUNG 2: 1-20");
    }

    @Test
    void outcomesGoOnceTheLogKnowsThem() throws InterruptedException {
        for (String outcome : List.of("1,91,null", "2,91,'x'", "3,89,null")) {
            String[] one = outcome.split(",", 0);
            jdbc.sql(
                            "insert into order_outcome (command_id, client_session, outcome, at, command) values (?, 'C', 'REFUSED', ?::timestamptz, "
                                    + one[2]
                                    + ")")
                    .params(one[0], daysAgo(Integer.parseInt(one[1])))
                    .update();
        }

        assertThat(retention.forget()).isEqualTo(1);

        assertThat(left("select command_id from order_outcome order by 1"))
                .containsExactly("2", "3");
    }

    @Test
    void anOrderThatWasReplacedOfLateIsStillFound() throws InterruptedException {
        chain("A1", 500);
        chain("A2", 300);
        chain("B1", 401);
        chain("C1", 399);

        assertThat(retention.forget()).isEqualTo(2);

        assertThat(left("select cl_ord_id || ' ' || root_cl_ord_id from order_chain order by 1"))
                .containsExactly("A2 A1", "C1 C1");
    }

    private void chain(String clOrdId, int daysOld) {
        jdbc.sql(
                        """
                        insert into order_chain (client_session, cl_ord_id, command_id, root_command_id, root_cl_ord_id,
                            order_key, oms, oms_session, oms_cl_ord_id, at)
                        values ('C', ?, ?, 'root', ?, 'L1001', 'OMSA', 'OMSA-P', ?, ?::timestamptz)
                        """)
                .params(clOrdId, clOrdId, clOrdId.charAt(0) + "1", clOrdId, daysAgo(daysOld))
                .update();
    }

    @Test
    void openDoubtsAndReportsForWhoMayComeBackStay() throws InterruptedException {
        for (int days : List.of(500, 450, 399)) {
            jdbc.sql(
                            """
                            insert into report_waiting (session, source_id, msg_type, body, at)
                            values ('AWAY', ?, '8', '', ?::timestamptz)
                            """)
                    .params("S" + days, daysAgo(days))
                    .update();
            jdbc.sql(
                            """
                            with s as (insert into link_switch (oms, kind, cause, by_whom, at)
                                values ('OMSA', 'FAILOVER', ?, 'system', ?::timestamptz) returning id)
                            insert into link_switch_order select id, 'X', 'X', 'C', now() from s
                            """)
                    .params("C" + days, daysAgo(days))
                    .update();
            doubt("D" + days, daysAgo(days));
        }
        doubt("OPEN", null);

        assertThat(retention.forget()).isEqualTo(6);

        assertThat(left("select source_id from report_waiting")).containsExactly("S399");
        assertThat(
                        left(
                                "select cause from link_switch s join link_switch_order o on o.switch_id = s.id"))
                .containsExactly("C399");
        assertThat(left("select command_id from order_in_doubt order by 1"))
                .containsExactly("D399", "OPEN");
    }

    private void doubt(String id, @Nullable String resolvedAt) {
        jdbc.sql(
                        """
                        insert into order_in_doubt (command_id, oms, oms_session, client_session, cl_ord_id, name_at_oms,
                            command, sent_at, why, since, resolved_at)
                        values (?, 'OMSA', 'OMSA-P', 'C', 'X', 'X', '', now(), '', '2020-01-01', ?::timestamptz)
                        """)
                .param(id)
                .param(resolvedAt)
                .update();
    }

    @Test
    void nothingIsForgottenThatKafkaMayBringAgain() {
        assertThatThrownBy(() -> keep(7, 10))
                .hasMessage("interlock.gateway.retention.messages: must be at least 8d, is PT168H");
    }
}
