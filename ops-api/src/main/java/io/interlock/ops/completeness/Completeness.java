package io.interlock.ops.completeness;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came and went in one minute.
 *
 * @param oms absent for orders that no OMS was chosen for
 * @param orders new orders received in it
 * @param answered of these, by now
 * @param executions reports received in it
 * @param dropCopies drop copies received in it
 * @param silent the minute is over, and an OMS that had orders said nothing, or its drop copy told
 *     nothing of trades
 */
public record Completeness(
        Instant minute,
        @Nullable String oms,
        long orders,
        long answered,
        long executions,
        long dropCopies,
        boolean silent) {

    /**
     * Every minute from {@code from} to before {@code to} of every OMS that has any, in order;
     * environments are added up.
     */
    public static List<Completeness> of(
            Map<Counts.Key, Counts> byEnvironment, Instant from, Instant to, Instant now) {
        Map<Counts.Key, Counts> counts = new HashMap<>();
        TreeSet<String> names = new TreeSet<>();
        byEnvironment.forEach((key, value) -> {
            names.add(key.oms());
            counts.merge(Counts.Key.of(key.minute(), key.oms(), null), value, Counts::plus);
        });
        List<Completeness> result = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = next(at)) {
            for (String oms : names) {
                Counts here = counts.getOrDefault(Counts.Key.of(at, oms, null), Counts.NONE);
                Counts then = counts.getOrDefault(Counts.Key.of(next(at), oms, null), Counts.NONE);
                boolean over = !next(at).isAfter(now);
                result.add(
                        new Completeness(
                                at,
                                oms.isEmpty() ? null : oms,
                                here.orders(),
                                here.answered(),
                                here.executions(),
                                here.dropCopies(),
                                over && !oms.isEmpty() && silent(here, then)));
            }
        }
        return result;
    }

    private static Instant next(Instant minute) {
        return minute.plus(1, ChronoUnit.MINUTES);
    }

    /** What was sent at the minute's end may be answered in the next. */
    private static boolean silent(Counts here, Counts then) {
        boolean noAnswer =
                here.orders() > here.answered() && here.executions() == 0 && then.executions() == 0;
        boolean noCopy = here.fills() > 0 && here.dropCopies() + then.dropCopies() == 0;
        return noAnswer || noCopy;
    }
}
