package io.interlock.localstack;

import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What to start and where.
 *
 * @param home the root of the repository, where the modules' jars are
 * @param data everything the stack keeps
 * @param configuration directory with {@code fix-gateway.yaml} and {@code routing-service.yaml}
 * @param flow whether the trader simulator keeps orders going
 * @param training whether missing start-up caches are made by a training run first
 * @param kafkaApart whether the broker gets a process of its own, to be killed or paused
 * @param startLimit how long everything may take to become ready
 */
public record StackOptions(
        Path home,
        Path data,
        Path configuration,
        Ports ports,
        Set<Part> without,
        boolean flow,
        boolean training,
        boolean kafkaApart,
        Duration startLimit) {

    public StackOptions {
        without = Set.copyOf(without);
    }

    public boolean with(Part part) {
        return !without.contains(part);
    }
}
