package io.interlock.kit;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.events.Topics;
import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.inbox.Inbox;
import io.interlock.testkit.OnPlatform;
import io.interlock.testkit.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnPlatform
@SpringBootTest
@AutoConfigureMockMvc
class AuditIT {
    @Autowired private AuditTrail audit;
    @Autowired private Inbox inbox;
    @Autowired private BreakableKafka kafka;
    @Autowired private MeterRegistry meters;
    @Autowired private JdbcClient jdbc;
    @Autowired private PlatformTransactionManager transactions;

    private AuditEntry record(String object) {
        AuditEntry entry =
                new TransactionTemplate(transactions)
                        .execute(status ->
                                audit.record(
                                        "dealer",
                                        "kill-switch.engaged",
                                        object,
                                        "feed froze",
                                        null,
                                        Map.of("engaged", true)));
        assertThat(entry).isNotNull();
        return entry;
    }

    @Test
    void entriesReachTheTopicOnceCommitted() {
        AuditEntry first = record("symbol:LIVE:A");
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    audit.record("dealer", "x", "symbol:LIVE:B", "undone", null, null);
                    status.setRollbackOnly();
                });
        AuditEntry second = record("symbol:LIVE:C");

        List<AuditEntry> seen = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.AUDIT_ENTRIES.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            eventually(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(each ->
                                seen.add(EventCodec.decode(each.value(), Topics.AUDIT_ENTRIES)));
                assertThat(seen).contains(first, second);
            });
        }
        assertThat(seen).noneMatch(entry -> entry.reason().equals("undone"));
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void entriesCannotBeChanged() {
        record("symbol:LIVE:D");
        for (String sql :
                List.of(
                        "update audit_entry set reason = 'other'",
                        "delete from audit_entry",
                        "truncate audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void anEditBehindTheTriggersBackIsNamed() {
        AuditEntry entry = record("symbol:LIVE:E");
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    jdbc.sql("alter table audit_entry disable trigger all").update();
                    jdbc.sql("update audit_entry set actor = 'nobody' where id = ?")
                            .param(entry.id())
                            .update();
                    long seq =
                            jdbc.sql("select seq from audit_entry where id = ?")
                                    .param(entry.id())
                                    .query(Long.class)
                                    .single();
                    assertThat(audit.firstBroken()).contains(seq);
                    status.setRollbackOnly();
                });
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void theGaugeSaysWhetherTheLogHolds() {
        record("symbol:LIVE:G");
        eventually(
                () -> assertThat(meters.get("audit.chain.valid").gauge().value()).isEqualTo(1.0));
    }

    @Test
    void changesNeedATransactionAndAReason() {
        assertThatThrownBy(() -> audit.record("a", "b", "c", "d", null, null))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() ->
                        new TransactionTemplate(transactions)
                                .execute(status -> audit.record("a", "b", "c", " ", null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theInboxActsOncePerEventAndForgetsFailures() {
        AtomicInteger acted = new AtomicInteger();
        assertThatThrownBy(() ->
                        inbox.once(
                                "e1",
                                () -> {
                                    throw new IllegalStateException("first try fails");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(inbox.once("e1", acted::incrementAndGet)).isTrue();
        assertThat(inbox.once("e1", acted::incrementAndGet)).isFalse();
        assertThat(acted).hasValue(1);
    }

    @Test
    void entriesWaitWhileKafkaIsAway() {
        kafka.broken = true;
        try {
            record("symbol:LIVE:F");
            assertThat(meters.get("outbox.pending.records").gauge().value()).isPositive();
            eventually(() ->
                    assertThat(
                                    jdbc.sql("select max(failure_count)" + " from outbox_record")
                                            .query(Integer.class)
                                            .single())
                            .isPositive());
            assertThat(meters.get("outbox.oldest.age.seconds").gauge().value()).isPositive();
        } finally {
            kafka.broken = false;
        }
        eventually(() -> assertThat(meters.get("outbox.pending.records").gauge().value()).isZero());
    }
}
