package io.interlock.benchmarks.naive;

import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Broker, OMS stand-in, router and gateway, each a JVM of its own. */
public final class NaivePipeline implements Pipeline {
    private static final String OMS = "OMSA-P";
    private static final String GATEWAY = "gateway";

    /** At least what order-path has always given it. */
    private static final int HEAP_MIB = 512;

    private final Processes processes;
    private final int port;

    private NaivePipeline(Processes processes, int port) {
        this.processes = processes;
        this.port = port;
    }

    public static Pipeline start(Setup setup) throws IOException, InterruptedException {
        Processes processes = new Processes(setup.directory());
        try {
            List<Integer> ports = FreePorts.take(2);
            int port = ports.get(0);
            int omsPort = ports.get(1);
            String kafka = processes.broker();
            createTopics(kafka);
            processes.oms(Map.of(OMS, omsPort));
            processes.role("router", "role-naive-router", "--kafka=" + kafka);
            processes.role(
                    GATEWAY,
                    Math.max(HEAP_MIB, setup.gatewayHeapMib()),
                    "role-naive-gateway",
                    "--kafka=" + kafka,
                    "--port=" + port,
                    "--clients=" + String.join(",", setup.clients()),
                    "--oms=" + OMS,
                    "--oms-port=" + omsPort,
                    "--store=" + setup.directory().resolve("gateway-store"));
            return new NaivePipeline(processes, port);
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
        return processes.pids();
    }

    @Override
    public String gateway() {
        return GATEWAY;
    }

    @Override
    public void close() {
        processes.close();
    }

    private static void createTopics(String kafka) throws IOException, InterruptedException {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(Clients.ORDERS, 1, (short) 1),
                                    new NewTopic(Clients.ROUTED, 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot create the topics", Optional.ofNullable(e.getCause()).orElse(e));
        }
    }
}
