package io.interlock.routing.control;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.events.TrippedGuard;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts executions for guards against repetition. An execution counts once, from the start of the
 * policy's version and after the guard was let on last, so that whoever counts anew from the topic
 * finds the same. Bounded: of what is counted apart the longest unused is forgotten. Of one thread.
 */
public final class Repetitions {
    private static final int CAPACITY = 100_000;

    private final Map<String, Deque<Executed>> counted =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Executed>> eldest) {
                    return size() > CAPACITY;
                }
            };
    private final Map<String, Instant> letOn = new HashMap<>();

    /** An execution, by the message that brought it. */
    private record Executed(CommandId event, Instant at) {}

    /** A person has let {@code key} on at that time: what was before no longer counts. */
    public void letOn(String key, Instant at) {
        letOn.merge(key, at, (a, b) -> a.isBefore(b) ? b : a);
        counted.remove(key);
    }

    /**
     * Counts an execution of {@code order} and says which guards it is one too many for.
     *
     * @param event of the message that brought it
     * @param at when it was received
     */
    public List<TrippedGuard> executed(
            CommandId event, Instant at, OrderCommand order, SymbolState symbol, PolicyIndex all) {
        List<TrippedGuard> tripped = new ArrayList<>();
        for (Compiled one : all.about(order, symbol, at)) {
            if (one.policy().control() instanceof Control.Repeats repeats) {
                String key =
                        GuardKey.of(one.policy().id(), repeats.per(), order.key(), symbol.symbol());
                if (at.isAfter(letOn.getOrDefault(key, Instant.EPOCH))
                        && tooMany(key, new Executed(event, at), one.policy(), repeats)) {
                    tripped.add(
                            new TrippedGuard(
                                    key,
                                    one.policy().id(),
                                    one.policy().environment(),
                                    repeats.executions() + 1,
                                    repeats.windowMillis(),
                                    at));
                }
            }
        }
        return tripped;
    }

    private boolean tooMany(
            String key, Executed executed, RoutingPolicy policy, Control.Repeats repeats) {
        Deque<Executed> within = counted.computeIfAbsent(key, k -> new ArrayDeque<>());
        Instant since = executed.at().minusMillis(repeats.windowMillis());
        within.removeIf(each -> !each.at().isAfter(since) || each.at().isBefore(policy.from()));
        if (within.contains(executed)) {
            return false;
        }
        within.addLast(executed);
        if (within.size() <= repeats.executions()) {
            return false;
        }
        within.removeFirst();
        return true;
    }
}
