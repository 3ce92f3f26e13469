package io.interlock.routing.shadow.adapter;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.decision.View;
import io.interlock.routing.shadow.ShadowSet;
import io.interlock.routing.simulation.Impact;
import io.interlock.routing.simulation.PastView;
import io.interlock.routing.simulation.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One shadow at work. The command loop puts decisions into a queue that never waits; one thread
 * takes them out and does the rest.
 */
final class Runner {
    /** Some seconds of the fastest flow; what is more is counted as missed. */
    private static final int WAITING = 10_000;

    private final BlockingQueue<RoutingDecision> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final StateReader<RoutingPolicy> policies;
    private final RoutingPolicy draft;
    private final View today;
    private final Replay replay;
    private ShadowSet set;

    Runner(
            StateReader<RoutingPolicy> policies,
            RoutingPolicy draft,
            View today,
            Instant from,
            Duration span) {
        this.policies = policies;
        this.draft = draft;
        this.today = today;
        this.set = ShadowSet.of(List.copyOf(policies.view().values()), draft);
        this.replay =
                new Replay(
                        new PastView(today, set.without()),
                        new PastView(today, set.with()),
                        from,
                        span);
    }

    /** Any thread: policies in force are other ones now. */
    void policiesChanged() {
        changed.set(true);
    }

    /** The command loop's thread. */
    void offer(RoutingDecision decision) {
        seen.incrementAndGet();
        if (!queue.offer(decision)) {
            missed.incrementAndGet();
        }
    }

    /** Looks at what waits, or waits a moment for something. */
    void work() throws InterruptedException {
        RoutingDecision next = queue.poll(100, TimeUnit.MILLISECONDS);
        while (next != null) {
            look(next);
            next = queue.poll();
        }
    }

    private void look(RoutingDecision decision) {
        if (changed.getAndSet(false)) {
            set = ShadowSet.of(List.copyOf(policies.view().values()), draft);
            replay.by(set.without(), set.with());
        }
        OrderCommand command = decision.command();
        @Nullable SymbolState symbol =
                command.symbol() == null
                        ? null
                        : today.symbol(command.environment(), command.symbol());
        if (symbol != null && set.isAbout(command, symbol, decision.decidedAt())) {
            replay.decided(decision);
        }
    }

    Impact impact() {
        return replay.impact();
    }

    long seen() {
        return seen.get();
    }

    long missed() {
        return missed.get();
    }
}
