package io.interlock.benchmarks.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The executable jar of a service, as the build leaves it. */
final class ServiceJar {
    private ServiceJar() {}

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
