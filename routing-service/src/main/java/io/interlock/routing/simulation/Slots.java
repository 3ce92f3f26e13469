package io.interlock.routing.simulation;

import io.interlock.routing.simulation.Impact.Change;
import io.interlock.routing.simulation.Impact.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders counted in even parts of a time, the first and the last with what lies beyond. */
final class Slots {
    static final int COUNT = 48;

    private final Instant from;
    private final Duration each;
    private final long[] orders = new long[COUNT];
    private final long[][] changed = new long[Change.values().length][COUNT];

    Slots(Instant from, Duration span) {
        this.from = from;
        this.each = span.dividedBy(COUNT);
    }

    void add(Instant at, @Nullable Change change) {
        long slot = Duration.between(from, at).dividedBy(each);
        int index = (int) Math.clamp(slot, 0, COUNT - 1);
        orders[index]++;
        if (change != null) {
            changed[change.ordinal()][index]++;
        }
    }

    List<Slot> all() {
        return IntStream.range(0, COUNT)
                .mapToObj(i ->
                        new Slot(
                                from.plus(each.multipliedBy(i)),
                                orders[i],
                                changed[Change.REJECTED.ordinal()][i],
                                changed[Change.ADMITTED.ordinal()][i],
                                changed[Change.REROUTED.ordinal()][i],
                                changed[Change.SLOWED.ordinal()][i]))
                .toList();
    }
}
