package io.interlock.benchmarks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.benchmarks.load.FixBuffer;
import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.OrderMessages.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands in for routing-service: decisions that route new orders of one client to one OMS, written
 * beforehand and handed to the log at once.
 */
public final class DecisionFeed implements AutoCloseable {
    /** Nothing grows too old: what waits in the log is the point. */
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private static final List<Verdict> TRACE =
            List.of(
                    new Verdict("kill-switch", "PASS", ""),
                    new Verdict("account-gate", "PASS", ""),
                    new Verdict("symbol-limits", "PASS", ""),
                    new Verdict("route", "ROUTE", Declarations.OMS));

    private final KafkaProducer<String, byte[]> producer;
    private final FixBuffer text = new FixBuffer(Setup.TRADER, "INTERLOCK", 4_096);
    private final Sender sender =
            new Sender(
                    Setup.TRADER, Environment.LIVE, OrderCommand.Gate.ENFORCE, "FIX.4.4", MAX_AGE);
    private int made;

    DecisionFeed(String kafka) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                128 * 1024),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Writes so many decisions, each about an order of its own. */
    public List<ProducerRecord<String, byte[]>> decisions(int count) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(decision(++made));
        }
        return records;
    }

    /** Hands them to the log; returns when it has all of them. */
    public void send(List<ProducerRecord<String, byte[]>> decisions) {
        decisions.forEach(producer::send);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private ProducerRecord<String, byte[]> decision(int number) {
        OrderCommand command = command(number);
        RoutingDecision decision =
                new RoutingDecision(
                        command,
                        Declarations.OMS,
                        null,
                        TRACE,
                        List.of(),
                        Map.of("symbols", 1L, "accounts", 1L),
                        Instant.now(),
                        List.of());
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        Topics.ROUTING_DECISIONS.name(),
                        command.key(),
                        EventCodec.encode(decision));
        record.headers()
                .add("oms", Declarations.OMS.getBytes(UTF_8))
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", ("decision:" + command.commandId()).getBytes(UTF_8))
                .add("ce_type", "interlock.routing.decision.v1".getBytes(UTF_8))
                .add("ce_source", "/benchmarks/1".getBytes(UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }

    private OrderCommand command(int number) {
        text.clear();
        text.append(
                "D",
                number,
                "11="
                        + Setup.TRADER
                        + "-"
                        + number
                        + Orders.limitOrder(number)
                        + "\u000160="
                        + text.now()
                        + '\u0001');
        return OrderMessages.command(
                FixMessage.of(text.text()),
                OrderCommand.Kind.NEW,
                new CommandId(Setup.TRADER, 1, number),
                sender,
                null,
                null,
                Instant.now());
    }
}
