package io.interlock.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** One throw-away broker per JVM, started when first asked for and stopped with the JVM. */
public final class TestKafka {
    private static final String KIND = "kafka";

    private static @Nullable EmbeddedKafka running;
    private static boolean stops;

    private TestKafka() {}

    public static synchronized String bootstrapServers() {
        if (running == null) {
            Directories.leftBehind(KIND).forEach(Directories::delete);
            running = EmbeddedKafka.start(Directories.mine(KIND));
            if (!stops) {
                stops = true;
                AtExit.run(TestKafka::stop);
            }
        }
        return running.bootstrapServers();
    }

    /** Stops the broker, if there is one, with all that was published; the next is an empty one. */
    static synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
            Directories.delete(Directories.mine(KIND));
        }
    }

    public static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Creates topics of one partition that do not exist yet. */
    public static void topics(String... names) {
        topics(
                Arrays.stream(names)
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toArray(NewTopic[]::new));
    }

    /** Creates the topics that do not exist yet. */
    public static void topics(NewTopic... topics) {
        try (Admin admin = admin()) {
            Set<String> known = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            admin.createTopics(
                            Arrays.stream(topics).filter(t -> !known.contains(t.name())).toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create topics", e);
        }
    }
}
