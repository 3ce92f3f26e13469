package io.interlock.testkit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One throw-away PostgreSQL per JVM, started when first asked for and stopped with the JVM. Every
 * test class takes a database of its own.
 */
public final class TestPostgres {
    private static final String KIND = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable PostgresServer running;

    private TestPostgres() {}

    /** Where a database is and who may enter. */
    public record Database(String url, String user, String password) {}

    /** A fresh, empty database; the name only makes it easy to recognise. */
    public static Database database(String name) {
        String unique =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_")
                        + "_"
                        + NUMBER.incrementAndGet();
        PostgresServer server = server();
        server.createDatabase(unique);
        return new Database(server.url(unique), PostgresServer.SUPERUSER, server.password());
    }

    /** A fresh database named after the test class. */
    public static Database database(Class<?> testClass) {
        return database(testClass.getSimpleName());
    }

    private static synchronized PostgresServer server() {
        if (running == null) {
            Directories.leftBehind(KIND).forEach(TestPostgres::sweep);
            Path directory = Directories.mine(KIND);
            PostgresServer started =
                    PostgresServer.at(directory).fast().setting("max_connections", "100").start();
            AtExit.run(() -> {
                started.close();
                Directories.delete(directory);
            });
            running = started;
        }
        return running;
    }

    /** A killed JVM leaves its postgres running. */
    private static void sweep(Path directory) {
        Postmaster.in(directory).ifPresent(Postmaster::stop);
        Directories.delete(directory);
    }
}
