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
import java.util.stream.Stream;

/**
 * One service with its PostgreSQL and identity server as the local stack starts them, and a broker.
 */
public final class ServiceAlone implements AutoCloseable {
    /** A service that runs so. */
    public enum Service {
        OPS_API("ops-api", "interlock_ops"),
        RECON("dropcopy-recon-service", "interlock_recon");

        private final String part;
        private final String database;

        Service(String part, String database) {
            this.part = part;
            this.database = database;
        }

        /** As processes are called. */
        public String part() {
            return part;
        }
    }

    private static final String[] OTHERS = {
        "kafka",
        "symbol-cms-service",
        "crm-provisioning-service",
        "fix-gateway",
        "routing-service",
        "oms-a",
        "oms-b",
        "trader",
        "crm"
    };

    private final Processes processes;
    private final LocalStack stack;
    private final Service service;

    private ServiceAlone(Processes processes, LocalStack stack, Service service) {
        this.processes = processes;
        this.stack = stack;
        this.service = service;
    }

    /** Ready, with these environment variables. */
    public static ServiceAlone start(
            Service service, Path directory, Path home, Map<String, String> variables)
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
                            .without(away(service))
                            .noFlow()
                            .startLimit(Duration.ofMinutes(5))
                            .reporter(System.out::println)
                            .start();
            processes.stopToo(stack::close);
            stack.nextStartWith(service.part, variables);
            stack.restart(service.part);
            stack.awaitReady(service.part);
            return new ServiceAlone(processes, stack, service);
        } catch (IOException | InterruptedException | RuntimeException e) {
            processes.close();
            throw e;
        }
    }

    private static String[] away(Service service) {
        return Stream.concat(
                        Stream.of(OTHERS),
                        Stream.of(Service.values())
                                .filter(other -> other != service)
                                .map(Service::part))
                .toArray(String[]::new);
    }

    public String kafka() {
        return stack.bootstrapServers();
    }

    public URI url() {
        return stack.url(service.part);
    }

    public String token() {
        return stack.token("viewer");
    }

    /** The database as the service itself has it. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(service.database),
                service.database,
                stack.credentials().database(service.database));
    }

    public long pid() {
        return stack.process(service.part).orElseThrow().pid();
    }

    /** The service and PostgreSQL. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String name : new String[] {service.part, "postgres"}) {
            stack.process(name).ifPresent(process -> pids.put(name, process.pid()));
        }
        return pids;
    }

    /** Stops the service; its database goes on. */
    public void stop() {
        stack.stop(service.part);
    }

    /** Starts the service again; returns when it says that it is ready. */
    public void start() {
        stack.start(service.part);
        stack.awaitReady(service.part);
    }

    @Override
    public void close() {
        processes.close();
    }
}
