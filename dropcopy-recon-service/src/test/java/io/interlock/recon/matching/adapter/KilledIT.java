package io.interlock.recon.matching.adapter;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.recon.ReconApplication;
import io.interlock.recon.ServiceProcess;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The process of the service ends in the middle of a batch, without a word to anybody, at each
 * point of its way. Another finds what one that was never killed has found.
 */
@SpringBootTest(
        properties = {
            "interlock.recon.grace=1s",
            "interlock.recon.group=never-killed",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks"
        })
@OnPlatform
class KilledIT {
    private static final String OMS = "KILLED";
    private static final int TRADES = 150;
    private static final int DEAD = 137;
    private static final Duration A_START = Duration.ofMinutes(5);

    @Autowired KafkaOperations<String, byte[]> kafka;
    @Autowired EventRecords records;
    @Autowired JdbcClient jdbc;

    /** Where the process ends. */
    enum Point {
        /** The batch is polled and nothing of it is in the database. */
        AFTER_POLL,
        /** All of it is in the transaction. */
        BEFORE_COMMIT,
        /** The database has it, Kafka does not know of it. */
        BEFORE_OFFSETS,
        NEVER
    }

    /** The service in a process of its own. */
    static final class Service {
        public static void main(String[] args) {
            Point point = Point.valueOf(args[0]);
            new SpringApplicationBuilder(ReconApplication.class)
                    .initializers(context ->
                            context.getBeanFactory().addBeanPostProcessor(new Halts(point)))
                    .run(args);
        }
    }

    /** Puts the end of the process into the transactions of batches. */
    private record Halts(Point point) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof PlatformTransactionManager real
                    ? new Halting(real, point)
                    : bean;
        }
    }

    private record Halting(PlatformTransactionManager real, Point point)
            implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            at(Point.AFTER_POLL);
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            at(Point.BEFORE_COMMIT);
            real.commit(status);
            at(Point.BEFORE_OFFSETS);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }

        private void at(Point here) {
            if (point == here && takesABatch()) {
                Runtime.getRuntime().halt(DEAD);
            }
        }

        private static boolean takesABatch() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame ->
                                    frame.getClassName().equals(Reconciliation.class.getName())
                                            && frame.getMethodName().equals("take")));
        }
    }

    @Test
    void nothingIsLostDoubledOrInvented() throws Exception {
        TestPostgres.Database database = TestPostgres.database(KilledIT.class);
        Streams streams = new Streams(records);
        Random random = new Random(7);
        Map<String, String> planted = new TreeMap<>();
        int first = 0;
        for (Point point : List.of(Point.AFTER_POLL, Point.BEFORE_COMMIT, Point.BEFORE_OFFSETS)) {
            FaultyTrades trades = FaultyTrades.of(streams, OMS, first, TRADES, random);
            first += TRADES;
            trades.planted().forEach((execId, type) -> planted.put(execId, type.name()));
            send(trades.records());
            Process process = start(database, point);
            try {
                assertThat(process.waitFor(A_START.toSeconds(), TimeUnit.SECONDS))
                        .as("%s was reached", point)
                        .isTrue();
                assertThat(process.exitValue()).as("halted at %s", point).isEqualTo(DEAD);
            } finally {
                process.destroyForcibly();
            }
        }
        within(A_START).passes(() -> assertThat(open(jdbc)).isEqualTo(planted));
        Process process = start(database, Point.NEVER);
        try {
            JdbcClient after = JdbcClient.create(dataSource(database));
            within(A_START).passes(() -> assertThat(open(after)).isEqualTo(planted));
            assertThat(breaks(after)).isEqualTo(breaks(jdbc));
            assertThat(matched(after)).isEqualTo(matched(jdbc)).isEqualTo(tally(after));
        } finally {
            process.destroyForcibly();
        }
    }

    private static DataSource dataSource(TestPostgres.Database database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private static Process start(TestPostgres.Database database, Point point) throws IOException {
        return ServiceProcess.start(
                Service.class,
                192,
                database,
                List.of(point.name()),
                "--server.port=0",
                "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/jwks",
                "--interlock.recon.grace=1s",
                "--interlock.recon.group=killed");
    }

    private void send(List<ProducerRecord<String, byte[]>> all) throws Exception {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : all) {
            // the same record again is a new one of the log
            sent.add(
                    kafka.send(
                            new ProducerRecord<>(
                                    record.topic(),
                                    null,
                                    record.key(),
                                    record.value(),
                                    record.headers())));
        }
        kafka.flush();
        for (CompletableFuture<?> each : sent) {
            each.get(30, TimeUnit.SECONDS);
        }
    }

    private static Map<String, String> open(JdbcClient database) {
        Map<String, String> open = new TreeMap<>();
        database.sql(
                        """
                        select seen ->> 'execId', type from recon_break
                        where oms = ? and status = 'OPEN'
                        """)
                .param(OMS)
                .query((row, number) -> open.put(row.getString(1), row.getString(2)))
                .list();
        return open;
    }

    /** As everybody sees them. */
    private static List<String> breaks(JdbcClient database) {
        return database.sql(
                        "select seen::text from recon_break where oms = ? order by opened_at, id")
                .param(OMS)
                .query(String.class)
                .list();
    }

    private static long matched(JdbcClient database) {
        return database.sql("select count(*) from matched_trade where oms = ?")
                .param(OMS)
                .query(Long.class)
                .single();
    }

    private static long tally(JdbcClient database) {
        return database.sql("select matched from oms_tally where oms = ?")
                .param(OMS)
                .query(Long.class)
                .single();
    }
}
