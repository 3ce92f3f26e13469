package io.interlock.localstack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Starts processes that neither get the terminal's Ctrl-C (own session) nor outlive this JVM
 * (parent death signal), where {@code setsid} and {@code setpriv} exist. The kernel sends that
 * signal when the <em>thread</em> that forked ends, so one thread that never ends does all of it.
 */
final class Spawner {
    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spawner").factory());
    private static final List<String> WRAPPER = wrapper();

    private Spawner() {}

    static Process start(Launch launch) throws IOException {
        List<String> command = new ArrayList<>(WRAPPER);
        command.addAll(launch.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + launch.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + launch.name(), e);
        }
    }

    private static List<String> wrapper() {
        List<String> words = new ArrayList<>();
        find("setsid").ifPresent(words::add);
        find("setpriv").ifPresent(path -> words.addAll(List.of(path, "--pdeathsig", "KILL")));
        return List.copyOf(words);
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
