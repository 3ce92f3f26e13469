package io.interlock.gateway.doubt;

import io.interlock.domain.CommandId;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.Tags;
import io.interlock.gateway.log.LogReader;
import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.InFlight.Sent;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.wire.SentMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds what an earlier holder of a link had sent shortly before it went and that no report in the
 * log answers.
 */
@Component
public class Recovery {
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private final SentMessages sent;
    private final FixSessions sessions;
    private final LogReader.Kafka kafka;
    private final TransactionTemplate transaction;

    Recovery(
            SentMessages sent,
            FixSessions sessions,
            LogReader.Kafka kafka,
            PlatformTransactionManager transactions) {
        this.sent = sent;
        this.sessions = sessions;
        this.kafka = kafka;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** The time up to which another holder may have sent: now, before this one sends anything. */
    public Instant begin() {
        return sent.now();
    }

    /**
     * Orders and replaces to {@code oms} until {@code begin} without an answer in the log. At a
     * high rate there were many: only their names are held, and those without an answer.
     */
    public List<Sent> unanswered(String oms, Instant begin) {
        Instant from = begin.minus(LOOK_BACK);
        Optional<Instant> first = sent.firstSince(oms, from).filter(at -> !at.isAfter(begin));
        if (first.isEmpty()) {
            return List.of();
        }
        Set<String> answered = answered(oms, first.get().minusSeconds(1));
        List<Sent> unanswered = new ArrayList<>();
        transaction.executeWithoutResult(status ->
                sent.ordersBetween(
                        oms,
                        from,
                        begin,
                        one -> {
                            FixMessage asSent = FixMessage.of(one.raw());
                            if (!answered.contains(String.valueOf(asSent.get(Tags.CL_ORD_ID)))) {
                                inFlight(oms, one, asSent).ifPresent(unanswered::add);
                            }
                        }));
        return unanswered;
    }

    private Optional<Sent> inFlight(String oms, SentMessages.Sent recent, FixMessage asSent) {
        CommandId id = CommandId.of(recent.sourceId());
        String name = asSent.get(Tags.CL_ORD_ID);
        OrderCommand.Kind kind = OrderMessages.kind(asSent.msgType());
        return name == null || kind == null
                ? Optional.empty()
                : sessions.client(id.session())
                        .map(client -> {
                            FixMessage message = BodyEdits.undone(asSent, recent.edits());
                            OrderCommand command =
                                    OrderMessages.command(
                                            message,
                                            kind,
                                            id,
                                            client.sender(),
                                            null,
                                            null,
                                            recent.at());
                            return new Sent(command, oms, recent.session(), name, recent.at());
                        });
    }

    /** ClOrdIDs, as {@code oms} knows them, of all its reports since {@code from}. */
    private Set<String> answered(String oms, Instant from) {
        Set<String> names = new HashSet<>();
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        config.remove("group.id");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            Map<TopicPartition, Long> since = new HashMap<>();
            for (int p = 0; p < Topics.ORDER_EXECUTIONS.partitions(); p++) {
                since.put(
                        new TopicPartition(Topics.ORDER_EXECUTIONS.name(), p), from.toEpochMilli());
            }
            consumer.assign(since.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(since.keySet());
            consumer.offsetsForTimes(since)
                    .forEach((partition, found) ->
                            consumer.seek(
                                    partition,
                                    found == null ? end(ends, partition) : found.offset()));
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    String name = answers(record, oms);
                    if (name != null) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    /** The header says it; a body is only read where there is none. */
    private static @Nullable String answers(ConsumerRecord<String, byte[]> record, String oms) {
        Header header = record.headers().lastHeader(InFlight.ANSWERS);
        if (header != null) {
            String answers = new String(header.value(), StandardCharsets.UTF_8);
            String ours = InFlight.answers(oms, "");
            return answers.startsWith(ours) ? answers.substring(ours.length()) : null;
        }
        OrderExecution report = EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS);
        return oms.equals(report.oms()) ? FixMessage.of(report.raw()).get(Tags.CL_ORD_ID) : null;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }
}
