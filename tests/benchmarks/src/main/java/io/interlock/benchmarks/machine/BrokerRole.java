package io.interlock.benchmarks.machine;

import io.interlock.testkit.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The Kafka broker as a process, the same for every pipeline that is measured. */
@Command(name = "role-broker", hidden = true)
public final class BrokerRole implements Callable<Integer> {
    /** Kafka's own patience: under full load a broker must not lose its leaderships. */
    private static final Map<String, String> PATIENT =
            Map.of("broker.session.timeout.ms", "9000", "broker.heartbeat.interval.ms", "2000");

    @Option(names = "--data", required = true)
    private @Nullable Path data;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--controller-port", required = true)
    private int controllerPort;

    @Override
    public Integer call() throws Exception {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(Role.required(data), port, controllerPort, PATIENT);
        return Role.runUntilParentEnds(kafka::close);
    }
}
