package io.interlock.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.report.Mailbox.Letter;
import io.interlock.gateway.report.Mailbox.Waiting;
import io.interlock.testkit.TestPostgres;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MailboxIT {
    private static final Letter OLD = new Letter("TRADER1", "TRADER1:1:7", "8", "11=A1");
    private static final Letter NEW = new Letter("TRADER1", "TRADER1:1:8", "8", "11=A2");

    private final JdbcClient jdbc;
    private final Mailbox mailbox;

    MailboxIT() {
        TestPostgres.Database database = TestPostgres.database("mailbox");
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        mailbox = new Mailbox(jdbc);
    }

    @Test
    void letterThatWasNumberedBeforeIsNotSentAgain() {
        jdbc.sql("insert into fix_session values ('TRADER1', 1, now(), 3, 3)").update();
        jdbc.sql(
                        """
                        insert into fix_out (session, epoch, seq, msg_type, source_id, raw)
                        values ('TRADER1', 1, 2, '8', 'TRADER1:1:7', '')
                        """)
                .update();

        mailbox.keep(List.of(OLD, NEW));

        assertThat(mailbox.next("TRADER1", 10)).extracting(Waiting::letter).containsExactly(NEW);
        assertThat(mailbox.sessionsWaiting()).containsExactly("TRADER1");
    }
}
