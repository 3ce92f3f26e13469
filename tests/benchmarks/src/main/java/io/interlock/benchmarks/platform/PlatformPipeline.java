package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.benchmarks.pipeline.Setup;
import io.interlock.localstack.LocalStack;
import io.interlock.localstack.LocalStackBuilder;
import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every service as the local stack starts it, the CRM simulator that opens the load's accounts, the
 * benchmarks' own broker (a process that can be told from the others) and OMS stand-in.
 */
public final class PlatformPipeline implements Pipeline {
    private static final List<String> STANDING_IN = List.of("kafka", "oms-a", "oms-b", "trader");
    private static final List<String> PROCESSES =
            List.of(
                    "postgres",
                    "fix-gateway",
                    "routing-service",
                    "dropcopy-recon-service",
                    "ops-api",
                    "symbol-cms-service",
                    "crm-provisioning-service",
                    Part.SIMULATORS);

    /** Accounts that the CRM simulator opens by itself. */
    private static final int OPEN = 6;

    private final Processes processes;
    private final LocalStack stack;

    private PlatformPipeline(Processes processes, LocalStack stack) {
        this.processes = processes;
        this.stack = stack;
    }

    /** Ready when every service says so and the CRM has been told of all accounts. */
    public static Pipeline start(Setup setup) throws IOException, InterruptedException {
        Path directory = setup.directory();
        Ports ports = Ports.of(FreePorts.take(Ports.count()));
        Map<String, Integer> oms = new LinkedHashMap<>();
        for (String kind : List.of("primary", "secondary", "drop-copy")) {
            oms.put(kind, ports.of("oms-a-" + kind));
        }
        Declarations.write(directory.resolve("config"), ports.of("fix"), setup.clients(), oms);
        Processes processes = new Processes(directory);
        try {
            processes.broker(ports.of("kafka"), ports.of("kafka-controller"));
            processes.oms(
                    Declarations.byCompId(oms),
                    List.of("--drop-copy=" + Declarations.compId("drop-copy")));
            LocalStack stack = builder(setup, ports).start();
            processes.stopToo(stack::close);
            openAccounts(stack.url("crm"));
            return new PlatformPipeline(processes, stack);
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    static LocalStackBuilder builder(Setup setup, Ports ports) {
        return LocalStack.builder()
                .home(setup.home())
                .data(setup.directory().resolve("stack"))
                .configuration(setup.directory().resolve("config"))
                .ports(ports)
                .without(STANDING_IN.toArray(String[]::new))
                .noFlow()
                .startLimit(Duration.ofMinutes(5))
                .reporter(System.out::println);
    }

    @Override
    public int port() {
        return stack.port("fix");
    }

    @Override
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>(processes.pids());
        for (String name : PROCESSES) {
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

    private static void openAccounts(URI crm) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String account : Orders.accounts().subList(OPEN, Orders.accounts().size())) {
                String client = account.substring(1);
                String created =
                        "{\"clientId\":\"%s\",\"name\":\"%s\",\"email\":\"%s@example.com\",\"country\":\"DE\"}"
                                .formatted(client, account, account);
                post(http, crm.resolve("/clients"), created);
                post(
                        http,
                        crm.resolve("/clients/" + client + "/kyc"),
                        "{\"outcome\":\"approved\"}");
                post(
                        http,
                        crm.resolve("/clients/" + client + "/deposits"),
                        "{\"amount\":\"10000.00\",\"currency\":\"USD\"}");
            }
        }
    }

    private static void post(HttpClient http, URI to, String json)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(to + " says " + answer.statusCode() + ": " + answer.body());
        }
    }
}
