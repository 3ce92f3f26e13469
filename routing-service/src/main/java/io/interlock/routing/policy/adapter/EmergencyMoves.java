package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what one person does alone, so that the others are alerted. */
@Component
class EmergencyMoves {
    private final MeterRegistry meters;

    EmergencyMoves(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code what} is put in force: a policy's id, or a profile. */
    void moved(String what, Environment environment) {
        meters.counter("policy.emergency.moves", "policy", what, "environment", environment.name())
                .increment();
    }
}
