package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Broker, PostgreSQL, OMS stand-in, routing-service and fix-gateway, on free ports. */
public final class InterlockPipeline implements Pipeline {
    static final String GATEWAY = "fix-gateway";
    private static final String ROUTING = "routing-service";
    private static final int ROUTING_HEAP = 256;

    private final Processes processes;
    private final Services services;
    private final int port;

    private InterlockPipeline(Processes processes, Services services, int port) {
        this.processes = processes;
        this.services = services;
        this.port = port;
    }

    /** Starts everything from the jars built; ready when both services say so. */
    public static Pipeline start(Setup setup) throws IOException, InterruptedException {
        ServiceJar.in(setup.home(), ROUTING);
        ServiceJar.in(setup.home(), GATEWAY);
        Processes processes = new Processes(setup.directory());
        try {
            Services services = Services.on(processes, setup.directory(), setup.home());
            List<Integer> ports = FreePorts.take(4);
            Map<String, Integer> oms =
                    Map.of(
                            "primary", ports.get(0),
                            "secondary", ports.get(1),
                            "drop-copy", ports.get(2));
            processes.oms(Declarations.byCompId(oms));
            Declarations.write(setup.directory(), ports.get(3), setup.clients(), oms);
            services.start(ROUTING, ROUTING_HEAP);
            services.start(GATEWAY, setup.gatewayHeapMib());
            return new InterlockPipeline(processes, services, ports.get(3));
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Map<String, Long> pids() {
        return services.pids();
    }

    @Override
    public String gateway() {
        return GATEWAY;
    }

    @Override
    public void close() {
        processes.close();
    }
}
