package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.load.OrderSink;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.util.Map;

/**
 * The way out of fix-gateway alone: decisions come from {@link #feed}, orders go to a sink, and
 * nobody answers them.
 */
public final class GatewayAlone implements AutoCloseable {
    private final Processes processes;
    private final Services services;
    private final OrderSink sink;
    private final DecisionFeed feed;

    private GatewayAlone(
            Processes processes, Services services, OrderSink sink, DecisionFeed feed) {
        this.processes = processes;
        this.services = services;
        this.sink = sink;
        this.feed = feed;
    }

    /** Ready when the gateway is logged on at the sink. */
    public static GatewayAlone start(Setup setup) throws IOException, InterruptedException {
        ServiceJar.in(setup.home(), InterlockPipeline.GATEWAY);
        Processes processes = new Processes(setup.directory());
        try {
            Services services = Services.on(processes, setup.directory(), setup.home());
            OrderSink sink = new OrderSink(Declarations.compId("primary"), 0);
            processes.stopToo(() -> close(sink));
            Map<String, Integer> oms = Map.of("primary", sink.port());
            Declarations.write(setup.directory(), FreePorts.one(), setup.clients(), oms);
            services.start(InterlockPipeline.GATEWAY, setup.gatewayHeapMib());
            sink.awaitLogon(60_000_000_000L);
            DecisionFeed feed = new DecisionFeed(services.kafka());
            processes.stopToo(feed::close);
            return new GatewayAlone(processes, services, sink, feed);
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    public OrderSink sink() {
        return sink;
    }

    public DecisionFeed feed() {
        return feed;
    }

    public Map<String, Long> pids() {
        return services.pids();
    }

    @Override
    public void close() {
        processes.close();
    }

    private static void close(OrderSink sink) {
        try {
            sink.close();
        } catch (IOException e) {
            System.out.println("the sink did not close: " + e.getMessage());
        }
    }
}
