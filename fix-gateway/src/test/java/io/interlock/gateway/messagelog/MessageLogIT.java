package io.interlock.gateway.messagelog;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.messagelog.FixMessageItem.Direction;
import io.interlock.gateway.messagelog.MessageSearch.Key;
import io.interlock.gateway.messagelog.MessageSearch.Wanted;
import io.interlock.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** The log on a real PostgreSQL that can be taken away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLogIT {
    private static final Wanted ANYTHING = wanted(null, null, null, null);

    private final Breakable dataSource = new Breakable();
    private JdbcTemplate jdbc = new JdbcTemplate();
    private MessageTable table = table();
    private MessageSearch search = new MessageSearch(dataSource, new JdbcTransactionManager());
    private MessageLog log = log("16MB");
    private @Nullable LogWriter writer;

    private static final class Breakable extends DelegatingDataSource {
        volatile boolean away;

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLTransientConnectionException("the database is away");
            }
            return super.getConnection();
        }
    }

    private MessageTable table() {
        return new MessageTable(new JdbcTemplate(dataSource, true), new JdbcTransactionManager());
    }

    private static MessageLogProperties properties(String queue) {
        return new MessageLogProperties(
                DataSize.parse(queue), Duration.ofMillis(5), Duration.ofDays(2));
    }

    private static MessageLog log(String queue) {
        return new MessageLog(properties(queue), Clock.systemUTC());
    }

    @BeforeAll
    void database() {
        TestPostgres.Database database = TestPostgres.database(MessageLogIT.class);
        DriverManagerDataSource target =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        dataSource.setTargetDataSource(target);
        Flyway.configure().dataSource(target).locations("classpath:db/migration").load().migrate();
        jdbc = new JdbcTemplate(dataSource);
        table = new MessageTable(jdbc, new JdbcTransactionManager(dataSource));
        search = new MessageSearch(dataSource, new JdbcTransactionManager(dataSource));
    }

    @BeforeEach
    void empty() {
        jdbc.update("delete from fix_message");
        jdbc.update("delete from fix_out");
        log = log("16MB");
        begin();
    }

    private void begin() {
        LogWriter started =
                new LogWriter(
                        log,
                        table,
                        properties("256KB"),
                        List.of(),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry());
        started.start();
        writer = started;
    }

    @AfterEach
    void stop() {
        dataSource.away = false;
        if (writer != null) {
            writer.stop();
        }
    }

    private static String fix(String text) {
        return "8=FIX.4.4|9=1|".concat(text).concat("10=000|").replace('|', '\u0001');
    }

    private static Wanted wanted(
            @Nullable String session,
            @Nullable String clOrdId,
            @Nullable String orderId,
            @Nullable String execId) {
        return new Wanted(session, clOrdId, orderId, execId, null, null, true, null, null);
    }

    private List<String> types(Wanted wanted) {
        return search.find(wanted, 100, null).stream()
                .map(item -> item.direction() + " " + item.msgType() + " " + item.seq())
                .toList();
    }

    private void numbered(String session, int epoch, int seq, String raw) {
        jdbc.update(
                "insert into fix_out (session, epoch, seq, msg_type, source_id, raw) values (?, ?, ?, 'D', ?, ?)",
                session,
                epoch,
                seq,
                "c" + seq,
                raw);
    }

    @Test
    void messagesAreFoundByTheirIdentifiersNewestFirst() {
        log.received("T1", fix("35=D|34=2|11=A1|"));
        log.received("O1", fix("35=8|34=5|11=A1|37=X1|17=E1|"));
        log.received("O1", fix("35=8|34=6|11=A1|37=X1|17=E2|"));
        log.received("T1", fix("35=F|34=3|11=A2|41=A1|"));
        log.received("T1", fix("35=0|34=4|"));
        eventually(() -> assertThat(types(ANYTHING)).hasSize(5));
        table.summarise(MessageTable.day(Instant.now()));

        assertThat(types(wanted(null, "A1", null, null)))
                .containsExactly("IN F 3", "IN 8 6", "IN 8 5", "IN D 2");
        assertThat(types(wanted("T1", "A1", null, null))).containsExactly("IN F 3", "IN D 2");
        assertThat(types(wanted(null, null, "X1", null))).containsExactly("IN 8 6", "IN 8 5");
        assertThat(types(wanted(null, null, null, "E2"))).containsExactly("IN 8 6");
        assertThat(types(new Wanted("T1", null, null, null, null, null, false, null, null)))
                .containsExactly("IN F 3", "IN D 2");
        assertThat(types(new Wanted(null, null, null, null, Direction.OUT, null, true, null, null)))
                .isEmpty();
        assertThat(
                        types(
                                new Wanted(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        true,
                                        Instant.EPOCH,
                                        Instant.now().minusSeconds(3600))))
                .isEmpty();
    }

    @Test
    void whatWeSentHasItsTextFromTheStoreOfSentMessages() {
        String order = fix("35=D|34=9|11=B1|52=1|");
        numbered("O1", 1, 9, order);
        log.sent("O1", 1, order);
        log.sent("O1", 1, fix("35=0|34=10|"));
        log.sent("O1", 1, fix("35=D|34=9|43=Y|11=B1|52=2|"));
        eventually(() -> assertThat(types(ANYTHING)).hasSize(3));

        assertThat(search.find(wanted(null, "B1", null, null), 10, null))
                .extracting(FixMessageItem::raw)
                .containsExactly(fix("35=D|34=9|43=Y|11=B1|52=2|"), order);
        assertThat(jdbc.queryForObject("select count(raw) from fix_message", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void aMessageWhoseTransactionFailedIsNotMistakenForTheOneThatGotItsNumber() {
        log.sent("O1", 1, fix("35=D|34=9|11=C1|"));
        log.sent("O1", 1, fix("35=D|34=9|11=C2|"));
        numbered("O1", 1, 9, fix("35=D|34=9|11=C2|"));
        eventually(() -> assertThat(types(ANYTHING)).hasSize(2));

        FixMessageItem rolledBack = search.find(wanted(null, "C1", null, null), 1, null).getFirst();
        assertThat(rolledBack.raw()).isNull();
        assertThat(rolledBack.note()).contains("not sent");
        assertThat(search.find(wanted(null, "C2", null, null), 1, null).getFirst().raw())
                .isEqualTo(fix("35=D|34=9|11=C2|"));
    }

    @Test
    void passwordsAreNeverStored() {
        log.received("T1", fix("35=A|34=1|553=T1|554=hidden|925=hidden|95=8|96=a|hidden|"));
        log.received("T1", fix("35=A|34=1|354=14|355=a|554=hidden|"));
        eventually(() -> assertThat(types(ANYTHING)).hasSize(2));
        assertThat(jdbc.queryForList("select raw from fix_message", String.class))
                .allMatch(raw -> raw.contains("=***") && !raw.contains("hidden"));
    }

    @Test
    void oddCharactersDoNotStopTheLog() {
        String odd = fix("35=D|34=2|11=a\\b|58=tab\t line\n\r é \u0000 end|");
        log.received("T1", odd);
        log.received("T1", "no FIX at all");
        eventually(() -> assertThat(types(ANYTHING)).hasSize(2));
        assertThat(search.find(wanted(null, "a\\b", null, null), 1, null).getFirst().raw())
                .isEqualTo(odd.replace('\u0000', '\uFFFD'));
    }

    @Test
    void aPageGoesOnWhereTheLastOneEnded() {
        for (int i = 1; i <= 25; i++) {
            log.received("T1", fix("35=0|34=" + i + "|"));
        }
        eventually(() -> assertThat(types(ANYTHING)).hasSize(25));
        List<Long> all = new ArrayList<>();
        Key before = null;
        while (true) {
            List<FixMessageItem> page = search.find(ANYTHING, 10, before);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(item -> all.add(item.seq()));
            before = Key.of(page.getLast().id());
        }
        assertThat(all).hasSize(25).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void whatDoesNotFitWhileTheDatabaseIsAwayLeavesAMarkAndCostsTheSessionNothing() {
        writer().stop();
        log = log("256KB");
        dataSource.away = true;
        begin();
        String text = fix("35=D|34=1|11=D1|58=" + "x".repeat(10_000) + "|");
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            log.received("T1", text);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(log.waitingBytes()).isLessThanOrEqualTo(256 * 1024);

        dataSource.away = false;
        eventually(() ->
                assertThat(search.find(ANYTHING, 100, null)).anyMatch(item -> item.lost() != null));
        log.received("T1", fix("35=0|34=2|"));
        eventually(() -> assertThat(types(ANYTHING)).contains("IN 0 2"));

        List<FixMessageItem> kept = search.find(ANYTHING, 1_000, null);
        long lost = kept.stream().mapToLong(i -> i.lost() == null ? 0 : i.lost()).sum();
        long messages = kept.stream().filter(i -> i.msgType().equals("D")).count();
        assertThat(messages).isPositive();
        assertThat(messages + lost).isEqualTo(1_000);
        assertThat(log.lostEver()).isEqualTo(lost);
        assertThat(log.waitingBytes()).isZero();
    }

    private LogWriter writer() {
        LogWriter current = writer;
        if (current == null) {
            throw new IllegalStateException("not begun");
        }
        return current;
    }

    @Test
    void oldDaysGoAsAWhole() {
        LocalDate today = MessageTable.day(Instant.now());
        for (int i = 0; i < 5; i++) {
            table.prepare(today.minusDays(i));
        }
        writer().keepHouse();
        assertThat(
                        jdbc.queryForList(
                                "select inhrelid::regclass::text from pg_inherits where inhparent = 'fix_message'::regclass order by 1",
                                String.class))
                .containsExactly(
                        partition(today.minusDays(2)),
                        partition(today.minusDays(1)),
                        partition(today),
                        partition(today.plusDays(1)));
    }

    private static String partition(LocalDate day) {
        return "fix_message_" + day.toString().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
