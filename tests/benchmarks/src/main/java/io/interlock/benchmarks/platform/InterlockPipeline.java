package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.load.LoadClient;
import io.interlock.benchmarks.machine.Jvm;
import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.benchmarks.pipeline.Pipeline;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Broker, PostgreSQL, OMS stand-in, routing-service and fix-gateway. The services get the flags and
 * variables that the local stack gives them, on free ports.
 */
public final class InterlockPipeline implements Pipeline {
    private static final String CLIENT = "TRADER1";
    private static final String PASSWORD = "benchmark";
    private static final String DATABASE = "interlock_gateway";
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xss512k", "-Xmx256m", "-Duser.timezone=UTC");

    private final Processes processes;
    private final PostgresServer postgres;
    private final int port;

    private InterlockPipeline(Processes processes, PostgresServer postgres, int port) {
        this.processes = processes;
        this.postgres = postgres;
        this.port = port;
    }

    /** Starts everything from the jars built in {@code home}; ready when both services say so. */
    public static Pipeline start(Path directory, Path home)
            throws IOException, InterruptedException {
        Path gateway = ServiceJar.copied(home, "fix-gateway", directory);
        Path routing = ServiceJar.copied(home, "routing-service", directory);
        Processes processes = new Processes(directory);
        try {
            PostgresServer postgres = PostgresServer.at(directory.resolve("postgres")).start();
            processes.stopToo(postgres::close);
            postgres.createDatabase(DATABASE);
            String kafka = processes.broker();
            processes.stopToo(StateSeed.start(kafka)::close);
            List<Integer> ports = FreePorts.take(6);
            processes.oms(
                    Map.of(
                            "OMSA-P", ports.get(0),
                            "OMSA-S", ports.get(1),
                            "OMSA-DC", ports.get(2)));
            writeConfiguration(directory, ports);
            Map<String, String> shared = environment(directory, kafka, postgres);
            start(processes, routing, "routing-service", ports.get(4), shared);
            start(processes, gateway, "fix-gateway", ports.get(5), shared);
            return new InterlockPipeline(processes, postgres, ports.get(3));
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
        Map<String, Long> pids = new LinkedHashMap<>(processes.pids());
        postgres.process().ifPresent(process -> pids.put("postgres", process.pid()));
        return pids;
    }

    @Override
    public LoadClient.Account account() {
        return new LoadClient.Account(CLIENT, "INTERLOCK", PASSWORD, Orders::limitOrder);
    }

    @Override
    public void close() {
        processes.close();
    }

    private static void start(
            Processes processes, Path jar, String name, int port, Map<String, String> shared)
            throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(shared);
        environment.put("SERVER_PORT", Integer.toString(port));
        Readiness.await(processes.add(name, Jvm.jar(FLAGS, jar), environment), port);
    }

    private static Map<String, String> environment(
            Path directory, String kafka, PostgresServer postgres) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_DATASOURCE_URL", postgres.url(DATABASE));
        environment.put("SPRING_DATASOURCE_USERNAME", PostgresServer.SUPERUSER);
        environment.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:" + directory + "/");
        environment.put("INTERLOCK_ENVIRONMENT", "benchmark");
        // keys are fetched when a token comes, and none comes here
        String issuer = "http://127.0.0.1:9";
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer);
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI", issuer + "/keys");
        return environment;
    }

    private static void writeConfiguration(Path directory, List<Integer> ports) throws IOException {
        Files.writeString(
                directory.resolve("fix-gateway.yaml"),
                """
                interlock:
                  gateway:
                    order-entry: { port: %3$d }
                    sessions:
                      - { id: %1$s, limits: { messages-per-second: 0 } }
                    passwords: { %1$s: "%2$s" }
                    omss:
                      - name: OMSA
                        primary: { comp-id: OMSA-P, host: 127.0.0.1, port: %4$d }
                        secondary: { comp-id: OMSA-S, host: 127.0.0.1, port: %5$d }
                        drop-copy: { comp-id: OMSA-DC, host: 127.0.0.1, port: %6$d }
                """
                        .formatted(
                                CLIENT,
                                PASSWORD,
                                ports.get(3),
                                ports.get(0),
                                ports.get(1),
                                ports.get(2)));
        Files.writeString(
                directory.resolve("routing-service.yaml"),
                """
                interlock:
                  routing:
                    routes:
                      - { bucket: "*", oms: OMSA }
                """);
    }
}
