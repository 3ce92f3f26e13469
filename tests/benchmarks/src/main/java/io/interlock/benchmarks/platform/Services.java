package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.machine.Jvm;
import io.interlock.benchmarks.pipeline.Processes;
import io.interlock.testkit.FreePorts;
import io.interlock.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker, a PostgreSQL that syncs and the publishers of symbols and accounts; on these, services
 * from their jars, with the flags and variables that the local stack gives them.
 */
final class Services {
    private final Processes processes;
    private final Path directory;
    private final Path home;
    private final PostgresServer postgres;
    private final String kafka;

    private Services(
            Processes processes, Path directory, Path home, PostgresServer postgres, String kafka) {
        this.processes = processes;
        this.directory = directory;
        this.home = home;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts what services stand on; stopped together with the processes. */
    static Services on(Processes processes, Path directory, Path home)
            throws IOException, InterruptedException {
        PostgresServer postgres = PostgresServer.at(directory.resolve("postgres")).start();
        processes.stopToo(postgres::close);
        String kafka = processes.broker();
        processes.stopToo(StateSeed.start(kafka)::close);
        return new Services(processes, directory, home, postgres, kafka);
    }

    /** The broker's address. */
    String kafka() {
        return kafka;
    }

    /** Starts a service on a database of its own and waits until it says that it is ready. */
    void start(String name, int heapMib) throws IOException, InterruptedException {
        Path jar = ServiceJar.copied(home, name, directory);
        int port = FreePorts.one();
        String database = name.replace('-', '_');
        postgres.createDatabase(database);
        Map<String, String> environment = environment(database);
        environment.put("SERVER_PORT", Integer.toString(port));
        List<String> flags =
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xss512k",
                        "-Xmx" + heapMib + "m",
                        "-Duser.timezone=UTC");
        Readiness.await(processes.add(name, Jvm.jar(flags, jar), environment), port);
    }

    /** Every process, PostgreSQL among them. */
    Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>(processes.pids());
        postgres.process().ifPresent(process -> pids.put("postgres", process.pid()));
        return pids;
    }

    private Map<String, String> environment(String database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SPRING_DATASOURCE_URL", postgres.url(database));
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
}
