package io.interlock.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real single-node KRaft broker in this process that keeps its log in a directory. Nothing is
 * auto-created. Records are not fsynced one by one: they survive a killed process, not a lost
 * machine.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final int port;
    private boolean closed;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on ephemeral ports; the directory is formatted when it is new. */
    public static EmbeddedKafka start(Path directory) {
        List<Integer> ports = FreePorts.take(2);
        return start(directory, ports.get(0), ports.get(1), Map.of());
    }

    /**
     * Starts on the given loopback ports and returns when clients can connect.
     *
     * @param overrides broker settings that replace the small defaults here
     */
    public static EmbeddedKafka start(
            Path directory, int port, int controllerPort, Map<String, String> overrides) {
        Directories.create(directory);
        Properties settings = settings(directory, port, controllerPort);
        settings.putAll(overrides);
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(directory);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops in order, so that the next start need not recover the log. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void format(Path directory) {
        Formatter formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false))
                        .setNodeId(NODE_ID)
                        .setClusterId(Uuid.randomUuid().toString())
                        .addDirectory(directory.toString())
                        .setMetadataLogDirectory(directory.toString())
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setControllerListenerName("CONTROLLER");
        try {
            formatter.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot format the Kafka directory " + directory, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the Kafka directory " + directory, e);
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("process.roles", "broker,controller");
        map.put("node.id", Integer.toString(NODE_ID));
        map.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        map.put("controller.listener.names", "CONTROLLER");
        map.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        map.put("log.dirs", directory.toString());
        map.put("auto.create.topics.enable", "false");
        // one node: every internal topic has one copy, and few partitions start fast
        map.put("offsets.topic.num.partitions", "1");
        map.put("offsets.topic.replication.factor", "1");
        map.put("transaction.state.log.num.partitions", "1");
        map.put("transaction.state.log.replication.factor", "1");
        map.put("transaction.state.log.min.isr", "1");
        map.put("share.coordinator.state.topic.num.partitions", "1");
        map.put("share.coordinator.state.topic.replication.factor", "1");
        map.put("share.coordinator.state.topic.min.isr", "1");
        map.put("group.initial.rebalance.delay.ms", "0");
        // small: two cores and a slice of one heap
        map.put("num.network.threads", "1");
        map.put("num.io.threads", "2");
        map.put("background.threads", "2");
        map.put("num.recovery.threads.per.data.dir", "2");
        map.put("log.cleaner.dedupe.buffer.size", "4194304");
        map.put("log.segment.bytes", "67108864");
        map.put("log.index.size.max.bytes", "1048576");
        // a broker silent for this long is fenced and leads nothing: on a busy machine a second and
        // a
        // half passes without a fault. After a kill the restart waits as long; 9 s by default
        map.put("broker.session.timeout.ms", "6000");
        map.put("broker.heartbeat.interval.ms", "1500");
        Properties properties = new Properties();
        properties.putAll(map);
        return properties;
    }
}
