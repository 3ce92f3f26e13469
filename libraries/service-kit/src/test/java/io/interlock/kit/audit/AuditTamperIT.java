package io.interlock.kit.audit;

import static io.interlock.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.testkit.OnPlatform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ten ways to tamper with the log, H1 to H10 of the catalogue, by somebody who may do
 * everything in the database; each is found, and the first bad entry named.
 */
@OnPlatform
@SpringBootTest
class AuditTamperIT {
    @Autowired private AuditTrail audit;
    @Autowired private JdbcClient jdbc;
    @Autowired private PlatformTransactionManager transactions;

    /** What is done to six entries, and which of all is named for it. */
    enum Tampering {
        EDIT_A_FIELD(
                log -> log.sql("update audit_entry set reason = 'fine' where seq = " + log.mid)),
        DELETE_IN_THE_MIDDLE(log -> log.sql("delete from audit_entry where seq = " + log.mid)),
        DELETE_THE_TAIL(
                log -> log.sql("delete from audit_entry where seq = " + log.last), log -> log.last),
        INSERT(log -> {
            log.sql("update audit_entry set seq = -seq - 1 where seq >= " + log.mid);
            log.sql("update audit_entry set seq = -seq where seq < 0");
            log.write(log.next(log.mid, "mallory", "never happened"));
        }),
        SWAP_TWO(log -> {
            log.sql("update audit_entry set seq = -seq where seq = " + log.mid);
            log.sql("update audit_entry set seq = seq - 1 where seq = " + (log.mid + 1));
            log.sql("update audit_entry set seq = 1 - seq where seq < 0");
        }),
        EDIT_A_TIMESTAMP(log ->
                log.sql(
                        "update audit_entry set at = at - interval '1 hour' where seq = "
                                + log.mid)),
        EDIT_ONLY_A_HASH(log ->
                log.sql("update audit_entry set hash = repeat('0', 64) where seq = " + log.mid)),
        RECOMPUTE_THE_CHAIN_FROM_THE_EDIT_ON(log -> {
            log.sql("update audit_entry set actor = 'mallory' where seq = " + log.mid);
            log.recompute(log.mid);
        }),
        RESTORE_AN_OLDER_BACKUP(log -> {
            log.sql("delete from audit_entry where seq >= " + log.mid);
            log.head(log.mid - 1, log.hash(log.mid - 1));
        }),
        ACT_AS_SUPERUSER(
                log -> {
                    log.sql("truncate audit_entry");
                    log.head(0, "");
                },
                log -> 1);

        private final Consumer<Log> act;
        private final ToLongFunction<Log> firstBad;

        Tampering(Consumer<Log> act) {
            this(act, log -> log.mid);
        }

        Tampering(Consumer<Log> act, ToLongFunction<Log> firstBad) {
            this.act = act;
            this.firstBad = firstBad;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundAndTheFirstBadEntryNamed(Tampering tampering) {
        for (int i = 0; i < 6; i++) {
            String object = "symbol:LIVE:" + tampering + i;
            new TransactionTemplate(transactions)
                    .execute(status ->
                            audit.record(
                                    "dealer",
                                    "kill-switch.engaged",
                                    object,
                                    "feed froze",
                                    null,
                                    Map.of("engaged", true)));
        }
        eventually(() -> {
            AuditTrail.Verification whole = audit.verify();
            assertThat(whole.firstBad()).isNull();
            assertThat(whole.anchored()).isEqualTo(whole.checked());
        });

        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    Log log = new Log(jdbc);
                    log.sql("set local session_replication_role = replica");
                    tampering.act.accept(log);
                    assertThat(audit.verify().firstBad())
                            .isEqualTo(tampering.firstBad.applyAsLong(log));
                    status.setRollbackOnly();
                });
        assertThat(audit.firstBroken()).isEmpty();
    }

    /** The tables of the log, without what protects them. */
    private static final class Log {
        private final JdbcClient jdbc;
        private final long last;
        private final long mid;

        private Log(JdbcClient jdbc) {
            this.jdbc = jdbc;
            this.last = jdbc.sql("select max(seq) from audit_entry").query(Long.class).single();
            this.mid = last - 3;
        }

        private void sql(String statement) {
            jdbc.sql(statement).update();
        }

        private String hash(long seq) {
            return jdbc.sql("select hash from audit_entry where seq = ?")
                    .param(seq)
                    .query(String.class)
                    .single();
        }

        private void head(long seq, String hash) {
            jdbc.sql("update audit_head set seq = ?, hash = ?").params(seq, hash).update();
        }

        /** A made-up entry that follows its predecessor as it should. */
        private AuditChain.Link next(long seq, String actor, String reason) {
            AuditEntry before = entry(seq - 1);
            return AuditChain.next(
                    seq - 1,
                    hash(seq - 1),
                    new AuditEntry(
                            "made-up",
                            before.service(),
                            actor,
                            before.action(),
                            before.object(),
                            reason,
                            before.before(),
                            before.after(),
                            before.at()));
        }

        private void recompute(long from) {
            for (long seq = from; seq <= last; seq++) {
                AuditChain.Link link = AuditChain.next(seq - 1, hash(seq - 1), entry(seq));
                jdbc.sql("update audit_entry set prev_hash = ?, hash = ? where seq = ?")
                        .params(link.prevHash(), link.hash(), seq)
                        .update();
            }
            head(last, hash(last));
        }

        private void write(AuditChain.Link link) {
            jdbc.sql(
                            """
                            insert into audit_entry (seq, id, service, actor, action, object, reason,
                                before, after, at, roles, prev_hash, hash)
                            select :seq, :id, service, :actor, action, object, :reason,
                                before, after, at, roles, :prevHash, :hash
                            from audit_entry where seq = :seq - 1
                            """)
                    .param("seq", link.seq())
                    .param("id", link.entry().id())
                    .param("actor", link.entry().actor())
                    .param("reason", link.entry().reason())
                    .param("prevHash", link.prevHash())
                    .param("hash", link.hash())
                    .update();
        }

        private AuditEntry entry(long seq) {
            return jdbc.sql("select * from audit_entry where seq = ?")
                    .param(seq)
                    .query(Log::entry)
                    .single();
        }

        private static AuditEntry entry(ResultSet row, int number) throws SQLException {
            return new AuditEntry(
                    row.getString("id"),
                    row.getString("service"),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("object"),
                    row.getString("reason"),
                    values(row.getString("before")),
                    values(row.getString("after")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    List.of((String[]) Objects.requireNonNull(row.getArray("roles")).getArray()));
        }

        @SuppressWarnings("unchecked")
        private static @Nullable Map<String, Object> values(@Nullable String json) {
            return json == null ? null : EventCodec.decode(json.getBytes(UTF_8), Map.class);
        }
    }
}
