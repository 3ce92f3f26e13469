package io.interlock.localstack;

import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The repository's root and what is built in it. */
public record Home(Path root) {

    /** {@code -Dinterlock.home}, else the nearest directory above that holds the repository. */
    public static Home find() {
        String given = System.getProperty("interlock.home");
        if (given != null) {
            return new Home(Path.of(given).toAbsolutePath().normalize());
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("local-stack/pom.xml"))) {
                return new Home(at);
            }
        }
        throw new Problem("There is no Interlock repository at or above " + start);
    }

    /** The executable jar of a module: {@code fix-gateway/target/fix-gateway-*-app.jar}. */
    public Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var newest =
                        files.filter(file -> isApplication(file, artifact(module)))
                                .max(Comparator.comparing(file -> file.toFile().lastModified()));
                if (newest.isPresent()) {
                    return newest.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String names = module.equals(Part.SIMULATORS) ? "oms-a,oms-b,trader,crm" : module;
        throw new Problem(
                module
                        + " is not built. Run ./interlock build, or leave it out: --without "
                        + names);
    }

    private static String artifact(String module) {
        return Path.of(module).getFileName().toString();
    }

    private static boolean isApplication(Path file, String artifact) {
        String name = file.getFileName().toString();
        return name.startsWith(artifact + "-") && name.endsWith("-app.jar");
    }

    public Path configuration() {
        return root.resolve("deploy/config");
    }

    /** Build output: gone with {@code mvn clean}, like the jars it is made from. */
    public Path startUpCaches() {
        return root.resolve("local-stack/target/start-up");
    }
}
