package io.interlock.routing.decision.adapter;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.routing.decision.Outcome.Wait;
import io.interlock.routing.decision.Outcome.Waited;
import io.interlock.routing.decision.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The orders that wait, in the order in which they came. Each account (key of the log) has a lane:
 * its first order waits for a throttle, the others behind it. Whoever leaves makes room for the
 * next of the lane and the next of the throttle, which are due at once. Confined to the command
 * loop's thread; {@link #size} and {@link #oldest} may be asked by any.
 */
final class HeldOrders implements Queue {
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<CommandId, Held> held = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, Lane>> firsts = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<Integer, NavigableSet<Long>> offsets = new HashMap<>();
    private final NavigableSet<Lane> wakes =
            new TreeSet<>(
                    Comparator.comparing((Lane lane) -> lane.until)
                            .thenComparing(lane -> lane.first().number));
    private long numbers;
    private volatile int size;
    private volatile @Nullable Instant oldest;

    /**
     * An order that waits.
     *
     * @param number in the order in which they came
     * @param since when it came
     */
    record Held(OrderCommand command, int partition, long offset, long number, Instant since) {
        boolean isOf(CommandId root) {
            var about = command.root();
            return command.commandId().equals(root)
                    || (about != null && about.commandId().equals(root));
        }
    }

    /** What waits under one key of the log. */
    private static final class Lane {
        private final List<Held> orders = new ArrayList<>();
        private Place place;
        private Instant until;

        private Lane(Wait wait) {
            place = wait.place();
            until = wait.until();
        }

        private Held first() {
            return orders.getFirst();
        }
    }

    /** At the end of its account's orders. */
    void add(OrderCommand command, int partition, long offset, Wait wait, Instant now) {
        Held one = new Held(command, partition, offset, ++numbers, now);
        held.put(command.commandId(), one);
        offsets.computeIfAbsent(partition, p -> new TreeSet<>()).add(offset);
        Lane lane = lanes.get(command.key());
        if (lane == null) {
            lane = new Lane(wait);
            lane.orders.add(one);
            lanes.put(command.key(), lane);
            enter(lane);
        } else {
            lane.orders.add(one);
            depths.merge(lane.place.key(), 1, Integer::sum);
        }
        changed();
    }

    /** An order that is to be judged now; empty where none is. */
    Optional<Held> due(Instant now) {
        return wakes.isEmpty() || wakes.first().until.isAfter(now)
                ? Optional.empty()
                : Optional.of(wakes.first().first());
    }

    /** When the next is due; empty where none waits. */
    Optional<Instant> next() {
        return wakes.isEmpty() ? Optional.empty() : Optional.of(wakes.first().until);
    }

    /** It was due and has to wait on. */
    void again(Held one, Wait wait, Instant now) {
        Lane lane = lane(one);
        String before = lane.place.key();
        leave(lane);
        lane.place = wait.place();
        lane.until = wait.until();
        enter(lane);
        if (!before.equals(wait.place().key())) {
            firstOf(before).ifPresent(next -> wake(next, now));
        }
    }

    /** It waits no more. */
    void remove(Held one, Instant now) {
        Lane lane = lane(one);
        boolean first = lane.first() == one;
        leave(lane);
        lane.orders.remove(one);
        if (lane.orders.isEmpty()) {
            lanes.remove(one.command().key());
        } else {
            lane.until = first ? now : lane.until;
            enter(lane);
        }
        if (first) {
            firstOf(lane.place.key()).ifPresent(next -> wake(next, now));
        }
        held.remove(one.command().commandId());
        NavigableSet<Long> left = offsets.get(one.partition());
        if (left != null) {
            left.remove(one.offset());
        }
        changed();
    }

    /** All are due: what they wait for may have changed. */
    void wakeAll(Instant now) {
        lanes.values().forEach(lane -> wake(lane, now));
    }

    /** Forgets them: they are still in the log. */
    void clear() {
        lanes.clear();
        held.clear();
        firsts.clear();
        depths.clear();
        offsets.clear();
        wakes.clear();
        changed();
    }

    /** What it has waited for so far. */
    Waited waited(Held one) {
        return new Waited(one.since(), lane(one).place.policy());
    }

    /** An order and the replaces of it that wait, oldest first. */
    List<Held> chain(String key, CommandId root) {
        Lane lane = lanes.get(key);
        return lane == null
                ? List.of()
                : lane.orders.stream().filter(one -> one.isOf(root)).toList();
    }

    /** The first of a partition's commands that waits. */
    OptionalLong firstOffset(int partition) {
        NavigableSet<Long> waiting = offsets.get(partition);
        return waiting == null || waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waiting.first());
    }

    int size() {
        return size;
    }

    /** Since when the one waits that came first; null where none waits. */
    @Nullable Instant oldest() {
        return oldest;
    }

    @Override
    public boolean holds(CommandId order) {
        return held.containsKey(order);
    }

    @Override
    public @Nullable Place ahead(OrderCommand command) {
        Lane lane = lanes.get(command.key());
        return lane == null || lane.first().command().commandId().equals(command.commandId())
                ? null
                : lane.place;
    }

    @Override
    public boolean busy(String key, OrderCommand command) {
        Held own = held.get(command.commandId());
        long number = own == null ? Long.MAX_VALUE : own.number();
        NavigableMap<Long, Lane> waiting = firsts.get(key);
        return waiting != null && waiting.firstKey() < number;
    }

    @Override
    public int depth(String key) {
        return depths.getOrDefault(key, 0);
    }

    @Override
    public @Nullable Place placeOf(CommandId order) {
        Held one = held.get(order);
        return one == null ? null : lane(one).place;
    }

    private Lane lane(Held one) {
        Lane lane = lanes.get(one.command().key());
        if (lane == null) {
            throw new IllegalStateException(one.command().commandId() + " does not wait");
        }
        return lane;
    }

    private Optional<Lane> firstOf(String key) {
        NavigableMap<Long, Lane> waiting = firsts.get(key);
        return waiting == null ? Optional.empty() : Optional.of(waiting.firstEntry().getValue());
    }

    private void wake(Lane lane, Instant now) {
        wakes.remove(lane);
        lane.until = now;
        wakes.add(lane);
    }

    private void enter(Lane lane) {
        String key = lane.place.key();
        firsts.computeIfAbsent(key, k -> new TreeMap<>()).put(lane.first().number(), lane);
        depths.merge(key, lane.orders.size(), Integer::sum);
        wakes.add(lane);
    }

    private void leave(Lane lane) {
        String key = lane.place.key();
        wakes.remove(lane);
        firsts.computeIfPresent(
                key,
                (k, waiting) -> {
                    waiting.remove(lane.first().number());
                    return waiting.isEmpty() ? null : waiting;
                });
        depths.computeIfPresent(
                key, (k, depth) -> depth == lane.orders.size() ? null : depth - lane.orders.size());
    }

    private void changed() {
        size = held.size();
        oldest = held.isEmpty() ? null : held.values().iterator().next().since();
    }
}
