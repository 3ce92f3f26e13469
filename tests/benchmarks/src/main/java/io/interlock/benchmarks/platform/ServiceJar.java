package io.interlock.benchmarks.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The executable jar of a service, as the build leaves it. */
final class ServiceJar {
    private ServiceJar() {}

    /** A copy in the run's directory: a build meanwhile must not pull the classes away. */
    static Path copied(Path home, String service, Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.copy(in(home, service), directory.resolve(service + ".jar"));
    }

    /** The newest; {@link IOException} says what to do when there is none. */
    static Path in(Path home, String service) throws IOException {
        Path target = home.resolve(service).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var newest =
                        files.filter(file -> file.toString().endsWith("-app.jar"))
                                .max(Comparator.comparing(file -> file.toFile().lastModified()));
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new IOException(
                service + " is not built in " + home + ": run ./interlock build, or give --home");
    }
}
