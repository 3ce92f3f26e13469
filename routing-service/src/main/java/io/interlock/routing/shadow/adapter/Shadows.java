package io.interlock.routing.shadow.adapter;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.decision.DecisionListener;
import io.interlock.routing.decision.View;
import io.interlock.routing.shadow.adapter.Shadow.State;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drafts that run beside the policies in force, a thread each; remembers the newest. */
@Component
class Shadows implements DecisionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
    private static final int RUNNING = 5;
    private static final int REMEMBERED = 20;

    private final StateReader<RoutingPolicy> policies;
    private final Supplier<View> today;
    private final Clock clock;
    private final Map<String, Runner> running = new ConcurrentHashMap<>();
    private final SequencedMap<String, Shadow> all =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Shadow> eldest) {
                    return size() > REMEMBERED && !running.containsKey(eldest.getKey());
                }
            };

    Shadows(StateReader<RoutingPolicy> policies, Supplier<View> today, Clock clock) {
        this.policies = policies;
        this.today = today;
        this.clock = clock;
        policies.onChange((id, policy) -> running.values().forEach(Runner::policiesChanged));
    }

    @Override
    public void decided(RoutingDecision decision) {
        running.values().forEach(runner -> runner.offer(decision));
    }

    /** Begins, for so long at most. */
    Shadow begin(RoutingPolicy draft, int revision, Duration span, String by) {
        Instant now = clock.instant();
        Shadow begun =
                new Shadow(
                        UUID.randomUUID().toString(),
                        draft.id(),
                        Math.toIntExact(draft.version()),
                        revision,
                        State.RUNNING,
                        by,
                        now,
                        now.plus(span),
                        0,
                        0,
                        null);
        Runner runner = new Runner(policies, draft, today.get(), now, span);
        synchronized (all) {
            if (running.size() >= RUNNING) {
                throw Problem.THROTTLED.exception("five shadows are running; stop one");
            }
            running.put(begun.id(), runner);
            all.put(begun.id(), begun);
        }
        Thread.ofPlatform().daemon().name("shadow-" + draft.id()).start(() -> run(begun, runner));
        return begun;
    }

    private void run(Shadow begun, Runner runner) {
        try {
            while (running.containsKey(begun.id())) {
                runner.work();
                boolean over = !clock.instant().isBefore(begun.until());
                tell(begun.id(), runner, over ? State.ENDED : State.RUNNING);
                if (over) {
                    running.remove(begun.id());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("policy", begun.policy()).setCause(e).log("Shadow ended");
            tell(begun.id(), runner, State.ENDED);
        } finally {
            running.remove(begun.id());
        }
    }

    /** What was stopped meanwhile stays as it was. */
    private void tell(String id, Runner runner, State state) {
        synchronized (all) {
            all.computeIfPresent(
                    id,
                    (key, known) ->
                            known.state() == State.RUNNING
                                    ? known.at(
                                            state, runner.seen(), runner.missed(), runner.impact())
                                    : known);
        }
    }

    Optional<Shadow> find(String id) {
        synchronized (all) {
            return Optional.ofNullable(all.get(id));
        }
    }

    /** Those that are remembered, newest first. */
    List<Shadow> all() {
        synchronized (all) {
            return List.copyOf(all.sequencedValues().reversed());
        }
    }

    Optional<Shadow> stop(String id) {
        running.remove(id);
        synchronized (all) {
            all.computeIfPresent(
                    id, (key, now) -> now.state() == State.RUNNING ? now.stopped() : now);
            return find(id);
        }
    }

    @PreDestroy
    void stopAll() {
        running.clear();
    }
}
