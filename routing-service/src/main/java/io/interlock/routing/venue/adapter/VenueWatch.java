package io.interlock.routing.venue.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.Role;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Failover;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.events.VenueHealth;
import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueLimits;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.reference.PriceBook;
import io.interlock.routing.route.RouteTable;
import io.interlock.routing.venue.Evidence;
import io.interlock.routing.venue.Judge;
import io.interlock.routing.venue.QuoteAge;
import io.interlock.routing.venue.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reads what orders were sent and what came back, and judges the venues by it, while this instance
 * is on duty. One thread owns consumer and window.
 */
final class VenueWatch {
    private static final Logger LOG = LoggerFactory.getLogger(VenueWatch.class);
    private static final long BEAT_NANOS = Duration.ofMillis(200).toNanos();

    /** As far as a window reaches. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    /** After nobody told of sessions: the gateway has to come to itself before OMSs are judged. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Map<String, Object> consumerConfig;
    private final StateReader<FixSessionState> sessions;
    private final StateReader<RoutingPolicy> policies;
    private final RouteTable routes;
    private final VenueTable table;
    private final Venues venues;
    private final PriceBook prices;
    private final Clock clock;
    private final Map<String, Figures> figures = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    VenueWatch(
            Map<String, Object> consumerConfig,
            StateReader<FixSessionState> sessions,
            StateReader<RoutingPolicy> policies,
            RouteTable routes,
            VenueTable table,
            Venues venues,
            PriceBook prices,
            Clock clock) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.sessions = sessions;
        this.policies = policies;
        this.routes = routes;
        this.table = table;
        this.venues = venues;
        this.prices = prices;
        this.clock = clock;
    }

    void start() {
        Thread started = Thread.ofPlatform().daemon().name("venue-watch").unstarted(this::run);
        thread = started;
        started.start();
    }

    void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        figures.clear();
    }

    /** Of the OMSs that this instance judges, by OMS. */
    Map<String, Figures> figures() {
        return figures;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
                new Watching(consumer).go();
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("Venues are judged anew from what is on record");
                try {
                    TimeUnit.MILLISECONDS.sleep(500);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    /** From one opening of the consumer to its failure. */
    private final class Watching {
        private final KafkaConsumer<String, byte[]> consumer;
        private final Window window = new Window();
        private final Map<String, Long> moved = new HashMap<>();
        private Map<String, VenueHealth> known = new TreeMap<>();
        private Instant readUntil = Instant.EPOCH;
        private @Nullable Instant settled;
        private boolean heard;

        private Watching(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        private void go() {
            known = table.all();
            seek(clock.instant().minus(MEMORY));
            long next = System.nanoTime();
            while (thread == Thread.currentThread()) {
                Instant before = clock.instant();
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    read(record);
                }
                if (consumer.assignment().stream()
                        .allMatch(each -> consumer.currentLag(each).orElse(1) == 0)) {
                    readUntil = before;
                }
                if (System.nanoTime() - next >= 0) {
                    next = System.nanoTime() + BEAT_NANOS;
                    beat(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                }
            }
        }

        private void seek(Instant since) {
            List<TopicPartition> partitions =
                    Stream.<Topic<?>>of(Topics.ROUTING_DECISIONS, Topics.ORDER_EXECUTIONS)
                            .flatMap(topic ->
                                    IntStream.range(0, topic.partitions())
                                            .mapToObj(p -> new TopicPartition(topic.name(), p)))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, since.toEpochMilli()));
            var found = consumer.offsetsForTimes(asked);
            var ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                var first = found.get(partition);
                consumer.seek(
                        partition,
                        first == null ? ends.getOrDefault(partition, 0L) : first.offset());
            }
        }

        private void read(ConsumerRecord<String, byte[]> record) {
            try {
                if (record.topic().equals(Topics.ROUTING_DECISIONS.name())) {
                    decided(EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS));
                } else {
                    window.take(EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS));
                }
            } catch (JacksonException e) {
                LOG.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .setCause(e)
                        .log("A record says nothing of a venue");
            }
        }

        private void decided(RoutingDecision decision) {
            boolean fresh = window.take(decision);
            var rejection = decision.rejection();
            boolean counts = rejection == null ? fresh : rejection.rule().equals("failover");
            RoutingPolicy policy =
                    decision.policy() == null ? null : policies.get(decision.policy());
            if (counts && policy != null && policy.control() instanceof Failover failover) {
                VenueHealth left = known.get(failover.oms());
                if (left != null && !decision.decidedAt().isBefore(left.since())) {
                    moved.merge(failover.oms(), 1L, Long::sum);
                }
            }
        }

        private void beat(Instant now) {
            addMissing(now);
            Map<String, VenueHealth> all = table.all();
            all.forEach((oms, health) -> {
                VenueHealth before = known.get(oms);
                if (before == null || before.state() != health.state()) {
                    moved.remove(oms);
                }
            });
            known = all;
            if (judgeable(now)) {
                window.sessions(up(), now);
                window.forgetBefore(now.minus(MEMORY));
                all.values().forEach(health -> judge(health, now));
            }
        }

        private void judge(VenueHealth health, Instant now) {
            VenueLimits limits = limits(health.oms(), now);
            long away = moved.getOrDefault(health.oms(), 0L);
            Evidence evidence =
                    window.evidence(health, limits, away, now, readUntil)
                            .withQuotes(QuoteAge.complaint(limits, prices.newest(), now));
            figures.put(health.oms(), evidence.figures());
            VenueHealth next = Judge.judge(health, evidence, limits, now);
            if (!next.equals(health)) {
                LOG.atInfo()
                        .addKeyValue("oms", health.oms())
                        .log("Venue {} -> {}: {}", health.state(), next.state(), next.cause());
                venues.move(health, next, away);
                known.put(health.oms(), next);
                if (next.state() != health.state()) {
                    moved.remove(health.oms());
                }
            }
        }

        /** Not while nobody tells of sessions, nor right after. */
        private boolean judgeable(Instant now) {
            if (!sessions.isFresh(now)) {
                if (heard) {
                    window.forget();
                    settled = now.plus(SETTLE);
                }
                return false;
            }
            if (settled != null && now.isBefore(settled)) {
                window.forget();
                return false;
            }
            heard = true;
            return true;
        }

        private void addMissing(Instant now) {
            Stream.concat(
                            routes.routes().stream().map(RouteTable.Route::oms),
                            sessions.view().values().stream()
                                    .filter(VenueWatch::takesOrders)
                                    .flatMap(each -> Stream.ofNullable(each.oms())))
                    .distinct()
                    .filter(oms -> !known.containsKey(oms))
                    .forEach(oms -> table.addMissing(Judge.unknown(oms, now)));
        }
    }

    private Map<String, Boolean> up() {
        Map<String, Boolean> up = new TreeMap<>();
        for (FixSessionState session : sessions.view().values()) {
            String oms = session.oms();
            if (oms != null && takesOrders(session)) {
                boolean logged =
                        switch (session.state()) {
                            case ACTIVE, DEGRADED -> true;
                            default -> false;
                        };
                up.merge(oms, logged, Boolean::logicalOr);
            }
        }
        return up;
    }

    private static boolean takesOrders(FixSessionState session) {
        return session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
    }

    /** Of the first policy in force about the OMS, in the order in which orders ask them. */
    private VenueLimits limits(String oms, Instant now) {
        return policies.view().values().stream()
                .filter(policy ->
                        policy.inForce(now)
                                && policy.control() instanceof Failover failover
                                && failover.oms().equals(oms))
                .min(
                        Comparator.comparingInt(RoutingPolicy::priority)
                                .thenComparing(RoutingPolicy::id))
                .map(policy -> ((Failover) policy.control()).limits())
                .orElse(VenueLimits.USUAL);
    }
}
