package io.interlock.ops.alert;

import io.interlock.ops.alert.Facts.Increase;
import io.interlock.ops.alert.Facts.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the counters of services grow between two readings. The first reading of a service says
 * nothing. A series that was not there before began at zero: most counters show themselves with
 * their first count only, which would be lost otherwise. One that fell has begun anew.
 */
public final class CounterGrowth {
    private final Map<String, Map<String, Double>> last = new HashMap<>();

    /** {@code samples} are all counters that the service shows now. */
    public List<Increase> read(String service, List<Sample> samples, Instant at) {
        Map<String, Double> before = last.get(service);
        Map<String, Double> now = new HashMap<>();
        List<Increase> increases = new ArrayList<>();
        for (Sample sample : samples) {
            String series = sample.name() + sample.labels();
            now.put(series, sample.value());
            if (before != null) {
                double was = before.getOrDefault(series, 0.0);
                double by = sample.value() < was ? sample.value() : sample.value() - was;
                if (by > 0) {
                    increases.add(new Increase(service, sample.name(), sample.labels(), at, by));
                }
            }
        }
        last.put(service, now);
        return increases;
    }
}
