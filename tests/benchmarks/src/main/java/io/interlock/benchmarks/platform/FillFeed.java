package io.interlock.benchmarks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.ReportMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells Kafka of fills, each of an order of its own, as the gateway does: both sides of it. */
public final class FillFeed implements AutoCloseable {
    private static final String OMS = Declarations.OMS;
    private static final String CLIENT = "BENCH";
    private static final int SYMBOLS = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final KafkaProducer<String, byte[]> producer;

    public FillFeed(String kafka) {
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

    /** What fill {@code number} is called. */
    public static String execId(int number) {
        return "E" + number;
    }

    /** Both sides alike; does not wait. */
    public void tell(int number, Instant at) {
        platform(number, at);
        dropCopy(number, at, "1.1000");
    }

    /** The drop copy has another LastPx(31). */
    public void tellApart(int number, Instant at) {
        platform(number, at);
        dropCopy(number, at, "1.2000");
    }

    /** Returns when Kafka has everything. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void platform(int number, Instant at) {
        String raw = report(number, "1.1000", at);
        send(
                Topics.ORDER_EXECUTIONS,
                "L" + number % 500,
                new OrderExecution(
                        new CommandId(OMS + "-P", 1, number),
                        OrderExecution.Origin.OMS,
                        OMS,
                        OMS + "-P",
                        CLIENT,
                        new CommandId(CLIENT, 1, number),
                        "8",
                        parsed(raw),
                        null,
                        null,
                        List.of(),
                        raw,
                        at));
    }

    private void dropCopy(int number, Instant at, String lastPx) {
        String raw = report(number, lastPx, at);
        send(
                Topics.DROP_COPY_EXECUTIONS,
                OMS + ":O" + number,
                new DropCopyExecution(
                        new CommandId(OMS + "-DC", 1, number),
                        OMS,
                        OMS + "-DC",
                        parsed(raw),
                        false,
                        raw,
                        at));
    }

    private static ExecutionReport parsed(String raw) {
        return ReportMessages.executionReport(FixMessage.of(raw));
    }

    /** It trades when it is told: one told long after TransactTime(60) would be a break. */
    private static String report(int number, String lastPx, Instant at) {
        return ("8=FIX.4.4|9=250|35=8|34=%1$d|49=OMSA-P|56=INTERLOCK|52=%5$s|37=O%1$d"
                        + "|11=BENCH-%1$d|17=E%1$d|150=F|39=2|1=L%2$d|55=SYM%3$02d|54=1|38=10000|40=2|44=1.2"
                        + "|32=10000|31=%4$s|151=0|14=10000|6=%4$s|60=%5$s|10=000|")
                .formatted(number, 1000 + number % 500, number % SYMBOLS, lastPx, TIME.format(at))
                .replace('|', FixMessage.SOH);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is lost shows as a fill without match
    private void send(Topic<?> topic, String key, Object value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(), key, EventCodec.encode(value));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        producer.send(record);
    }
}
