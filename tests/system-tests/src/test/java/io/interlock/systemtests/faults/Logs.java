package io.interlock.systemtests.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three logs, and what was agreed.
 *
 * @param oms of all OMSs, drop copies left out
 * @param booked what the platform has in its log of executions
 * @param maxAge of new orders, by client session; unlimited where none is named
 * @param closed when no order may have reached an OMS
 * @param refused what the platform has in its log of what its gateway refused by itself
 */
record Logs(
        List<Line> trader,
        List<Line> oms,
        List<Booked> booked,
        Map<String, Duration> maxAge,
        List<Closed> closed,
        List<Refused> refused) {

    /** An execution in the platform's log; the same event may have been appended twice. */
    record Booked(String eventId, Line line) {}

    /** A refusal in the platform's log, by ClOrdID(11); likewise. */
    record Refused(String eventId, String clOrdId) {}

    /**
     * A span of time in which the gates had to be closed.
     *
     * @param symbol whose gate; null for all
     */
    record Closed(Instant from, Instant to, @Nullable String symbol, String why) {
        boolean covers(Line line) {
            return line.at().isAfter(from)
                    && line.at().isBefore(to)
                    && (symbol == null || symbol.equals(line.get(55)));
        }
    }

    static Logs of(List<Line> trader, List<Line> oms, List<Booked> booked) {
        return new Logs(trader, oms, booked, Map.of(), List.of(), List.of());
    }
}
