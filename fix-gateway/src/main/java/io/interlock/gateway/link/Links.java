package io.interlock.gateway.link;

import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.log.LogReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The dispatchers of the OMS links that this instance serves. They read once kill switches and
 * accounts are loaded.
 */
public final class Links implements HealthIndicator {
    private final Function<String, LogReader> dispatcherOf;
    private final Map<String, LogReader> serving = new ConcurrentHashMap<>();
    private final GateView gates;

    Links(Function<String, LogReader> dispatcherOf, GateView gates) {
        this.dispatcherOf = dispatcherOf;
        this.gates = gates;
    }

    /** Carries decisions to {@code oms} from now on. */
    public void start(String oms, Lease lease) {
        LogReader reader = dispatcherOf.apply(oms);
        if (serving.putIfAbsent(oms, reader) == null) {
            reader.start(lease);
        }
    }

    /** Ends after the batch at hand. */
    public void stop(String oms) {
        LogReader reader = serving.remove(oms);
        if (reader != null) {
            reader.stop();
        }
    }

    @Override
    public Health health() {
        Health.Builder health =
                gates.ready() ? Health.up() : Health.outOfService().withDetail("state", "loading");
        serving.forEach((oms, reader) -> {
            String stopped = reader.stoppedBecause();
            if (stopped != null) {
                health.outOfService().withDetail(oms, stopped);
            }
        });
        return health.build();
    }
}
