package io.interlock.routing.simulation.adapter;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.decision.View;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.simulation.PastView;
import io.interlock.routing.simulation.Replay;
import io.interlock.routing.simulation.adapter.Simulation.State;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Plays drafts over the past, one at a time in the background; remembers the newest. */
@Component
class Simulations {
    private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);
    private static final int REMEMBERED = 20;
    private static final int TOLD_EVERY = 1_000;

    private final Map<String, Object> consumerConfig;
    private final StateReader<RoutingPolicy> policies;
    private final Supplier<View> today;
    private final Clock clock;
    private final ExecutorService player =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("simulation").factory());
    private final SequencedMap<String, Simulation> all =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Simulation> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Simulations(
            KafkaProperties kafka,
            StateReader<RoutingPolicy> policies,
            Supplier<View> today,
            Clock clock) {
        this.consumerConfig = kafka.buildConsumerProperties();
        this.policies = policies;
        this.today = today;
        this.clock = clock;
    }

    /** Begins; a second one waits until the first is done. */
    Simulation begin(
            String policy, int version, int revision, PolicyBody draft, int hours, String by) {
        Simulation begun =
                new Simulation(
                        UUID.randomUUID().toString(),
                        policy,
                        version,
                        revision,
                        hours,
                        State.RUNNING,
                        by,
                        clock.instant(),
                        0,
                        0,
                        null,
                        null,
                        null);
        synchronized (all) {
            if (all.values().stream().filter(s -> s.state() == State.RUNNING).count() >= 5) {
                throw Problem.THROTTLED.exception("five simulations are under way; cancel one");
            }
            all.put(begun.id(), begun);
        }
        try {
            player.execute(() -> play(begun, draft));
        } catch (RejectedExecutionException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE.exception("routing-service is stopping");
        }
        return begun;
    }

    Optional<Simulation> find(String id) {
        synchronized (all) {
            return Optional.ofNullable(all.get(id));
        }
    }

    /** Those that are remembered, newest first. */
    List<Simulation> all() {
        synchronized (all) {
            return List.copyOf(all.sequencedValues().reversed());
        }
    }

    /** What is done stays as it is. */
    Optional<Simulation> cancel(String id) {
        synchronized (all) {
            all.computeIfPresent(
                    id, (key, now) -> now.state() == State.RUNNING ? now.canceled() : now);
            return find(id);
        }
    }

    private void play(Simulation begun, PolicyBody draft) {
        long start = System.nanoTime();
        Instant since = clock.instant().minus(Duration.ofHours(begun.hours()));
        try (PastOrders past = new PastOrders(consumerConfig, since);
                PastPrices prices = new PastPrices(consumerConfig, since)) {
            Replay replay = replay(begun, draft, since, prices.book());
            long read = 0;
            for (Optional<RoutingDecision> next = past.next();
                    next.isPresent();
                    next = past.next()) {
                prices.until(next.get().decidedAt());
                replay.decided(next.get());
                read++;
                if (read % TOLD_EVERY == 0
                        && !tell(begun, State.RUNNING, read, past.total(), replay, start)) {
                    return;
                }
            }
            tell(begun, State.DONE, read, past.total(), replay, start);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("policy", begun.policy()).setCause(e).log("Not simulated");
            synchronized (all) {
                all.computeIfPresent(
                        begun.id(), (id, now) -> now.failed(String.valueOf(e.getMessage())));
            }
        }
    }

    private Replay replay(Simulation begun, PolicyBody draft, Instant since, Prices prices) {
        View view = today.get();
        List<RoutingPolicy> before = new ArrayList<>();
        List<RoutingPolicy> after = new ArrayList<>();
        for (RoutingPolicy policy : List.copyOf(policies.view().values())) {
            before.add(always(policy));
            if (!policy.id().equals(begun.policy())) {
                after.add(always(policy));
            }
        }
        after.add(
                always(
                        draft.inForce(
                                begun.policy(),
                                begun.version(),
                                begun.by(),
                                "draft",
                                Instant.EPOCH,
                                null)));
        PolicyIndex without = new PolicyIndex(before);
        return new Replay(
                new PastView(view, without, prices),
                new PastView(view, without.next(after), prices),
                since,
                Duration.ofHours(begun.hours()));
    }

    /** As if it had been in force all the time, in every profile. */
    private static RoutingPolicy always(RoutingPolicy policy) {
        return new RoutingPolicy(
                policy.id(),
                policy.version(),
                policy.environment(),
                policy.priority(),
                policy.match(),
                policy.condition(),
                policy.control(),
                policy.by(),
                policy.reason(),
                Instant.EPOCH,
                null);
    }

    /** False where it was canceled or forgotten meanwhile. */
    private boolean tell(
            Simulation begun, State state, long read, long total, Replay replay, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        synchronized (all) {
            @Nullable Simulation now =
                    all.computeIfPresent(
                            begun.id(),
                            (id, known) ->
                                    known.state() == State.RUNNING
                                            ? known.at(state, read, total, replay.impact(), took)
                                            : known);
            return now != null && now.state() != State.CANCELED;
        }
    }

    @PreDestroy
    void stop() {
        player.shutdownNow();
    }
}
