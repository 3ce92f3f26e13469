package io.interlock.routing.policy.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Environment;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.TimeInForce;
import io.interlock.events.AccountState;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.events.TrippedGuard;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.Repetitions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Counts executions of all partitions while its instance is on duty, and trips guards. It begins as
 * long ago as the longest window of a policy in force, so that a change of duty or a crash loses
 * none. One thread owns everything.
 */
final class ExecutionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionWatch.class);

    private final Map<String, Object> consumerConfig;
    private final StateReader<RoutingPolicy> policies;
    private final StateReader<SymbolState> symbols;
    private final StateReader<AccountState> accounts;
    private final TrippedGuards guards;
    private final Clock clock;
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private Repetitions repetitions = new Repetitions(); // of the thread
    private PolicyIndex index = PolicyIndex.EMPTY; // of the thread
    private long indexed = -1; // of the thread
    private boolean asked; // of the thread: whether a policy in force counts executions
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> running;

    ExecutionWatch(
            Map<String, Object> consumerConfig,
            StateReader<RoutingPolicy> policies,
            StateReader<SymbolState> symbols,
            StateReader<AccountState> accounts,
            TrippedGuards guards,
            Clock clock) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumerConfig.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        this.policies = policies;
        this.symbols = symbols;
        this.accounts = accounts;
        this.guards = guards;
        this.clock = clock;
    }

    void begin() {
        Thread started = Thread.ofPlatform().daemon().name("execution-watch").unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Somebody let this guard on, or it tripped. */
    void changed(String key) {
        changed.add(key);
    }

    void end() {
        Thread stopping = thread;
        thread = null;
        KafkaConsumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean onDuty() {
        return thread == Thread.currentThread();
    }

    private void run() {
        try {
            while (onDuty() && !(policies.ready() && symbols.ready() && accounts.ready())) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            while (onDuty()) {
                follow();
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until duty ends or something fails; then everything is counted anew. */
    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
            running = consumer;
            repetitions = new Repetitions();
            changed.clear();
            guards.letOn().forEach(repetitions::letOn);
            begin(consumer);
            while (onDuty()) {
                var records = consumer.poll(Duration.ofMillis(100));
                refresh();
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (asked) {
                        executed(record);
                    }
                }
            }
        } catch (WakeupException | InterruptException e) {
            LOG.atDebug().log("Woken to stop");
        } catch (RuntimeException e) {
            if (onDuty()) {
                LOG.atWarn().setCause(e).log("Executions are counted anew");
            }
        } finally {
            running = null;
        }
    }

    private void begin(KafkaConsumer<String, byte[]> consumer) {
        refresh();
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.ORDER_EXECUTIONS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ORDER_EXECUTIONS.name(), p))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> asking = new HashMap<>();
        Instant since = clock.instant().minus(longest());
        partitions.forEach(partition -> asking.put(partition, since.toEpochMilli()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var found = consumer.offsetsForTimes(asking);
        for (TopicPartition partition : partitions) {
            var first = found.get(partition);
            consumer.seek(
                    partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private Duration longest() {
        return Duration.ofMillis(
                policies.view().values().stream()
                        .map(RoutingPolicy::control)
                        .mapToLong(c -> c instanceof Control.Repeats r ? r.windowMillis() : 0)
                        .max()
                        .orElse(0));
    }

    private void refresh() {
        long version = policies.version();
        if (version != indexed) {
            index = new PolicyIndex(policies.view().values());
            asked = !longest().isZero();
            indexed = version;
        }
        for (String key = changed.poll(); key != null; key = changed.poll()) {
            String known = key;
            guards.letOn(known).ifPresent(at -> repetitions.letOn(known, at));
        }
    }

    private void executed(ConsumerRecord<String, byte[]> record) {
        OrderExecution execution;
        try {
            execution = EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS);
        } catch (JacksonException e) {
            LOG.atError()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("A record is no execution and is passed over");
            return;
        }
        ExecutionReport report = execution.report();
        String session = execution.clientSession();
        if (report == null || session == null || report.execType() != ExecType.TRADE) {
            return;
        }
        for (Environment environment : environments(report, record.key())) {
            SymbolState symbol =
                    report.symbol() == null
                            ? null
                            : symbols.get(environment + ":" + report.symbol());
            if (symbol != null) {
                OrderCommand order = order(execution, report, session, environment, record.key());
                for (TrippedGuard tripped :
                        repetitions.executed(
                                execution.eventId(),
                                execution.receivedAt(),
                                order,
                                symbol,
                                index)) {
                    guards.trip(tripped);
                }
            }
        }
    }

    /** The account's; both where nobody knows the account. */
    private List<Environment> environments(ExecutionReport report, String key) {
        AccountState account =
                accounts.get(report.account() == null ? key : report.account().value());
        return account == null ? List.of(Environment.values()) : List.of(account.environment());
    }

    /** The order as far as an execution tells it: the key of its records is its account. */
    private OrderCommand order(
            OrderExecution execution,
            ExecutionReport report,
            String session,
            Environment environment,
            String key) {
        Account account = report.account();
        if (account == null && accounts.get(key) != null) {
            account = new Account(key);
        }
        return new OrderCommand(
                execution.root() == null ? execution.eventId() : execution.root(),
                OrderCommand.Kind.NEW,
                session,
                key,
                environment,
                OrderCommand.Gate.ENFORCE,
                "FIX.4.4",
                execution.raw(),
                report.clOrdId() == null ? new ClOrdId("none") : report.clOrdId(),
                report.origClOrdId(),
                account,
                report.symbol(),
                report.side(),
                report.ordType(),
                TimeInForce.OTHER,
                report.orderQty(),
                report.price(),
                report.stopPx(),
                execution.receivedAt(),
                execution.receivedAt(),
                execution.receivedAt(),
                null);
    }
}
