package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.localstack.LocalStack;
import io.interlock.localstack.plan.Ports;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** ops-api with its PostgreSQL and identity server as the local stack starts them, and a broker. */
public final class OpsAlone implements AutoCloseable {
    private static final String OPS = "ops-api";
    private static final String DATABASE = "interlock_ops";
    private static final String[] AWAY = {
        "kafka",
        "symbol-cms-service",
        "crm-provisioning-service",
        "fix-gateway",
        "routing-service",
        "dropcopy-recon-service",
        "oms-a",
        "oms-b",
        "trader",
        "crm"
    };

    private final Processes processes;
    private final LocalStack stack;

    private OpsAlone(Processes processes, LocalStack stack) {
        this.processes = processes;
        this.stack = stack;
    }

    /** Ready for so many listeners and as much history as there is. */
    public static OpsAlone start(Path directory, Path home, int listeners)
            throws IOException, InterruptedException {
        Ports ports = Ports.of(FreePorts.take(Ports.count()));
        Processes processes = new Processes(directory);
        try {
            processes.broker(ports.of("kafka"), ports.of("kafka-controller"));
            LocalStack stack =
                    LocalStack.builder()
                            .home(home)
                            .data(directory.resolve("stack"))
                            .configuration(Files.createDirectories(directory.resolve("config")))
                            .ports(ports)
                            .without(AWAY)
                            .noFlow()
                            .startLimit(Duration.ofMinutes(5))
                            .reporter(System.out::println)
                            .start();
            processes.stopToo(stack::close);
            stack.nextStartWith(
                    OPS,
                    Map.of(
                            "INTERLOCK_OPS_STREAM_MAXCLIENTS",
                            Integer.toString(listeners),
                            "INTERLOCK_OPS_HISTORY_DISKBUDGET",
                            "200GB"));
            stack.restart(OPS);
            stack.awaitReady(OPS);
            return new OpsAlone(processes, stack);
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    public String kafka() {
        return stack.bootstrapServers();
    }

    public URI url() {
        return stack.url(OPS);
    }

    public String token() {
        return stack.token("viewer");
    }

    /** The database as ops-api itself has it. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(DATABASE), DATABASE, stack.credentials().database(DATABASE));
    }

    public long pid() {
        return stack.process(OPS).orElseThrow().pid();
    }

    /** ops-api and PostgreSQL. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String name : new String[] {OPS, "postgres"}) {
            stack.process(name).ifPresent(process -> pids.put(name, process.pid()));
        }
        return pids;
    }

    @Override
    public void close() {
        processes.close();
    }
}
