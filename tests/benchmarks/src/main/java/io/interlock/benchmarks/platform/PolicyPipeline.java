package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.domain.Symbol;
import io.interlock.localstack.LocalStack;
import io.interlock.localstack.plan.Ports;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order path with the identity server that lets people at its policies: fix-gateway and
 * routing-service as the local stack starts them, with the benchmarks' own broker, OMS stand-in and
 * owner of symbols, kill switches and accounts.
 */
public final class PolicyPipeline implements Pipeline {
    public static final String ROUTING = "routing-service";
    private static final String[] AWAY = {
        "kafka",
        "symbol-cms-service",
        "crm-provisioning-service",
        "dropcopy-recon-service",
        "ops-api",
        "oms-a",
        "oms-b",
        "trader",
        "crm"
    };

    private final Processes processes;
    private final LocalStack stack;
    private final StateSeed seed;

    private PolicyPipeline(Processes processes, LocalStack stack, StateSeed seed) {
        this.processes = processes;
        this.stack = stack;
        this.seed = seed;
    }

    /** Ready when both services say so. */
    public static PolicyPipeline start(Setup setup) throws IOException, InterruptedException {
        Ports ports = Ports.of(FreePorts.take(Ports.count()));
        Map<String, Integer> oms = new LinkedHashMap<>();
        for (String kind : List.of("primary", "secondary", "drop-copy")) {
            oms.put(kind, ports.of("oms-a-" + kind));
        }
        Declarations.write(
                setup.directory().resolve("config"), ports.of("fix"), setup.clients(), oms);
        Processes processes = new Processes(setup.directory());
        try {
            String kafka = processes.broker(ports.of("kafka"), ports.of("kafka-controller"));
            processes.oms(Declarations.byCompId(oms));
            StateSeed seed = StateSeed.start(kafka);
            processes.stopToo(seed::close);
            LocalStack stack =
                    LocalStack.builder()
                            .home(setup.home())
                            .data(setup.directory().resolve("stack"))
                            .configuration(setup.directory().resolve("config"))
                            .ports(ports)
                            .without(AWAY)
                            .noFlow()
                            .startLimit(Duration.ofMinutes(5))
                            .reporter(System.out::println)
                            .start();
            processes.stopToo(stack::close);
            return new PolicyPipeline(processes, stack, seed);
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    public PolicyDesk desk() {
        return new PolicyDesk(stack);
    }

    /** A kill switch on a symbol without orders is thrown, or released again. */
    public void kill(Symbol symbol, boolean killed) {
        seed.kill(symbol, killed);
    }

    /** So many symbols and accounts more. */
    public void fill(int symbols, int accounts) {
        seed.fill(symbols, accounts);
    }

    /** What routing-service tells Prometheus. */
    public List<String> metrics() throws IOException, InterruptedException {
        URI where = stack.url(ROUTING).resolve("/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(where).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        }
    }

    /** Stops routing-service and starts it again; the time from its start until it is ready. */
    public Duration restartRouting() {
        stack.stop(ROUTING);
        long began = System.nanoTime();
        stack.start(ROUTING);
        stack.awaitReady(ROUTING);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    public long routing() {
        return stack.process(ROUTING).orElseThrow().pid();
    }

    @Override
    public int port() {
        return stack.port("fix");
    }

    @Override
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>(processes.pids());
        for (String name : List.of("postgres", InterlockPipeline.GATEWAY, ROUTING)) {
            stack.process(name).ifPresent(process -> pids.put(name, process.pid()));
        }
        return pids;
    }

    @Override
    public String gateway() {
        return InterlockPipeline.GATEWAY;
    }

    @Override
    public void close() {
        processes.close();
    }
}
