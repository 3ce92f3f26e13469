package io.interlock.ops.alert;

import io.interlock.events.FixIncident;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.ops.latency.AckTimes;
import io.interlock.ops.latency.Histogram;
import io.interlock.ops.reject.NewWordings.NewWording;
import io.interlock.ops.status.ServiceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The platform at one instant, as far as ops-api knows it: everything a condition may look at.
 *
 * @param incidents of the last quarter of an hour
 * @param flow orders and rejects of the last quarter of an hour, in slices
 * @param staleTopics state topics by which nothing may be decided now, with the reason
 * @param samples what the services' metrics say
 * @param increases when watched counters grew
 * @param wordings of rejects that were seen for the first time in the last quarter of an hour
 * @param acks how long OMSs took to answer, of the last quarter of an hour
 * @param usualAcks the same by OMS for this hour of the day over the last week
 */
public record Facts(
        Instant at,
        Collection<FixSessionState> sessions,
        List<FixIncident> incidents,
        List<Flow> flow,
        Collection<ServiceStatus> services,
        Map<String, String> staleTopics,
        Collection<KillSwitch> killSwitches,
        List<Recon> recon,
        List<Sample> samples,
        List<Increase> increases,
        List<Backlog> deliveries,
        List<NewWording> wordings,
        List<AckTimes.Minute> acks,
        Map<String, Histogram> usualAcks) {

    /** What one client session did in a slice of time that begins at {@code from}. */
    public record Flow(String fixSession, Instant from, long orders, long rejects) {}

    /**
     * Where one OMS's trades stand.
     *
     * @param fills trades that either side has shown
     * @param unproven trades that one side alone has shown and no break explains
     * @param openBreaks with {@code oldestBreak} absent where there is none
     * @param waitingSince the first trade since the last drop copy
     */
    public record Recon(
            String oms,
            long fills,
            long unproven,
            long openBreaks,
            @Nullable Instant oldestBreak,
            @Nullable Instant waitingSince) {}

    /** A value of a service's metrics. */
    public record Sample(String service, String name, Map<String, String> labels, double value) {
        public String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /** A counter of a service grew by {@code by}. */
    public record Increase(
            String service, String name, Map<String, String> labels, Instant at, double by) {}

    /** Messages to a target that wait or were given up. */
    public record Backlog(String target, long waiting, @Nullable Instant oldest, long givenUp) {}

    Facts withRecon(List<Recon> other) {
        return new Facts(
                at,
                sessions,
                incidents,
                flow,
                services,
                staleTopics,
                killSwitches,
                other,
                samples,
                increases,
                deliveries,
                wordings,
                acks,
                usualAcks);
    }

    /** Nothing is known yet. */
    public static Facts none(Instant at) {
        return new Facts(
                at, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
    }
}
