package io.interlock.localstack.infrastructure;

import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Databases;
import io.interlock.localstack.process.Status;
import io.interlock.testkit.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL with a database and a role for each service. */
public final class PostgresUnit extends EmbeddedUnit<PostgresServer> {

    /**
     * @param directory its data
     * @param log where the server writes
     */
    public PostgresUnit(Path directory, Path log, int port, Credentials credentials) {
        super("postgres", () -> start(directory, log, port, credentials));
    }

    private static PostgresServer start(
            Path directory, Path log, int port, Credentials credentials) {
        PostgresServer server =
                PostgresServer.at(directory)
                        .port(port)
                        .password(credentials.postgres())
                        .log(log)
                        .start();
        for (String name : Databases.all()) {
            server.createRole(name, credentials.database(name));
            server.createDatabase(name, name);
        }
        return server;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return server().flatMap(PostgresServer::process);
    }

    /** SIGKILL to the postmaster and its children: what a crash of the machine leaves. */
    @Override
    public void kill() {
        process()
                .ifPresent(postmaster -> {
                    var children = postmaster.descendants().toList();
                    postmaster.destroyForcibly();
                    children.forEach(ProcessHandle::destroyForcibly);
                    postmaster.onExit().join();
                    children.forEach(child -> child.onExit().join());
                });
        stop();
    }

    @Override
    public void pause() {
        signalAll("-STOP");
        become(Status.PAUSED);
    }

    @Override
    public void resume() {
        signalAll("-CONT");
        become(Status.READY);
    }

    @Override
    public void stop() {
        if (status() == Status.PAUSED) {
            signalAll("-CONT");
        }
        super.stop();
    }

    private void signalAll(String signal) {
        process().stream()
                .flatMap(p -> Stream.concat(Optional.of(p).stream(), p.descendants()))
                .forEach(p -> signal(p, signal));
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
