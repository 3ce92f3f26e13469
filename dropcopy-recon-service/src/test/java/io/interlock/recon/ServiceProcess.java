package io.interlock.recon;

import io.interlock.testkit.TestKafka;
import io.interlock.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service in a process of its own, on the JVM's broker and a database of the test's. */
public final class ServiceProcess {
    private ServiceProcess() {}

    /**
     * Starts it.
     *
     * @param main runs {@link ReconApplication} with the arguments that it gets
     * @param first arguments before those of the application
     * @param properties of the application, {@code --name=value}
     */
    public static Process start(
            Class<?> main,
            int heapMib,
            TestPostgres.Database database,
            List<String> first,
            String... properties)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMib + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Duser.timezone=UTC");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(first);
        command.add("--server.address=127.0.0.1");
        command.add("--spring.datasource.url=" + database.url());
        command.add("--spring.datasource.username=" + database.user());
        command.add("--spring.datasource.password=" + database.password());
        command.add("--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
        command.addAll(List.of(properties));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
