package io.interlock.localstack.infrastructure;

import io.interlock.localstack.process.StartUpCache;
import io.interlock.testkit.EmbeddedKafka;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker in a JVM of its own, on the class path of this one. */
public final class KafkaProcess {
    private KafkaProcess() {}

    public static void main(String[] arguments) {
        EmbeddedKafka broker =
                EmbeddedKafka.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }

    /** The command that runs it. */
    public static List<String> command(Path directory, int port, int controllerPort) {
        return List.of(
                StartUpCache.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Xmx256m",
                "-Xshare:auto",
                "-Duser.timezone=UTC",
                "-Dlogback.configurationFile=logback-kafka.xml",
                "-cp",
                classPath(),
                KafkaProcess.class.getName(),
                directory.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
