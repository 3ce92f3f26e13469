package io.interlock.benchmarks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.fix.OrderMessages.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells Kafka of orders as gateway and routing do: command, decision, New, Filled, and a drop copy
 * of both; six records an order.
 */
public final class OrderFeed implements AutoCloseable {
    /** Records of one order. */
    public static final int RECORDS = 6;

    private static final String SESSION = "BENCH";
    private static final String OMS = Declarations.OMS;
    private static final int SYMBOLS = 20;
    private static final int ACCOUNTS = 500;
    private static final String SOH = "\u0001";
    private static final List<Verdict> TRACE =
            List.of(
                    new Verdict("state-fresh", "PASS", "symbols and accounts are fresh"),
                    new Verdict("kill-switch", "PASS", "not engaged"),
                    new Verdict("account-gate", "PASS", "may trade"),
                    new Verdict("symbol-bucket", "ROUTE", "fx-major goes to " + OMS));

    private final KafkaProducer<String, byte[]> producer;
    private final Sender sender =
            new Sender(
                    SESSION,
                    Environment.LIVE,
                    OrderCommand.Gate.ENFORCE,
                    "FIX.4.4",
                    Duration.ofSeconds(5));

    public OrderFeed(String kafka) {
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

    /** The order's id in the REST API. */
    public static String id(int number) {
        return SESSION + ":1:" + number;
    }

    public static String clOrdId(int number) {
        return SESSION + "-" + number;
    }

    /** Tells of order {@code number}, which was received at {@code at}; does not wait. */
    public void tell(int number, Instant at) {
        OrderCommand command = command(number, at);
        send(Topics.ORDER_COMMANDS, command.key(), command);
        send(
                Topics.ROUTING_DECISIONS,
                command.key(),
                new RoutingDecision(
                        command,
                        OMS,
                        null,
                        TRACE,
                        List.of(),
                        Map.of("symbols", 1L, "accounts", 1L),
                        at.plusMillis(1),
                        List.of()));
        for (int step = 1; step <= 2; step++) {
            boolean fill = step == 2;
            OrderExecution execution = execution(number, command, fill, at);
            send(Topics.ORDER_EXECUTIONS, command.key(), execution);
            copy(execution);
        }
    }

    /** Returns when Kafka has everything. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void copy(OrderExecution execution) {
        ExecutionReport report = execution.report();
        if (report != null) {
            send(
                    Topics.DROP_COPY_EXECUTIONS,
                    OMS + ":" + report.orderId(),
                    new DropCopyExecution(
                            new CommandId(OMS + "-DC", 1, execution.eventId().msgSeqNum()),
                            OMS,
                            OMS + "-DC",
                            report,
                            false,
                            execution.raw(),
                            execution.receivedAt().plusMillis(1)));
        }
    }

    private OrderCommand command(int number, Instant at) {
        String text =
                "8=FIX.4.4|35=D|34=%d|49=%s|56=INTERLOCK|11=%s|1=L%d|38=10000|40=2|44=1.1000|54=1|55=SYM%02d|59=0|60=20261129-10:00:00.000|"
                        .formatted(
                                number,
                                SESSION,
                                clOrdId(number),
                                1000 + number % ACCOUNTS,
                                number % SYMBOLS)
                        .replace("|", SOH);
        return OrderMessages.command(
                FixMessage.of(text),
                OrderCommand.Kind.NEW,
                new CommandId(SESSION, 1, number),
                sender,
                null,
                null,
                at);
    }

    private static OrderExecution execution(
            int number, OrderCommand command, boolean fill, Instant at) {
        Quantity all = Quantity.of(10_000);
        long seq = 2L * number + (fill ? 1 : 0);
        ExecutionReport report =
                new ExecutionReport(
                        new OrderId("O" + number),
                        new ExecId("E" + seq),
                        null,
                        new ClOrdId(clOrdId(number)),
                        null,
                        command.account(),
                        command.symbol(),
                        command.side(),
                        command.ordType(),
                        fill ? ExecType.TRADE : ExecType.NEW,
                        fill ? OrdStatus.FILLED : OrdStatus.NEW,
                        all,
                        command.price(),
                        null,
                        fill ? all : null,
                        fill ? Price.of("1.1") : null,
                        fill ? all : Quantity.ZERO,
                        fill ? Quantity.ZERO : all,
                        Price.of(fill ? "1.1" : "0"),
                        null,
                        null,
                        at);
        return new OrderExecution(
                new CommandId(OMS + "-P", 1, seq),
                OrderExecution.Origin.OMS,
                OMS,
                OMS + "-P",
                SESSION,
                command.commandId(),
                "8",
                report,
                null,
                null,
                List.of(),
                "8=FIX.4.4|35=8|37=O%d|17=E%d|11=%s|39=%s|"
                        .formatted(number, seq, clOrdId(number), fill ? "2" : "0")
                        .replace("|", SOH),
                at.plusMillis(fill ? 4 : 3),
                List.of(),
                fill ? null : at.plusMillis(2));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is lost shows as an order without end
    private void send(Topic<?> topic, String key, Object value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(), key, EventCodec.encode(value));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        producer.send(record);
    }
}
