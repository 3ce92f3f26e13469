package io.interlock.localstack.process;

import io.interlock.localstack.plan.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One application jar, unpacked ({@code jarmode=tools}) and with JDK 25's AOT cache beside it. Both
 * belong to one build of the jar, one JDK and one set of flags; a new build gets a new directory
 * and the old one goes.
 */
public final class StartUpCache {
    private final Path jar;
    private final Path directory;
    private final List<String> flags;

    /**
     * @param root where caches live
     * @param flags JVM flags of training and of every later start; they must be the same
     */
    public StartUpCache(Path root, Path jar, List<String> flags) {
        this.jar = jar;
        this.flags = List.copyOf(flags);
        this.directory = root.resolve(artifact() + "-" + stamp());
    }

    private String artifact() {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    private String stamp() {
        try {
            int hash =
                    List.of(
                                    Files.size(jar),
                                    Files.getLastModifiedTime(jar).toMillis(),
                                    System.getProperty("java.vm.version", ""),
                                    flags)
                            .hashCode();
            return Integer.toHexString(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks the jar unless this build of it already is. */
    public void unpack() {
        if (Files.exists(application())) {
            return;
        }
        try {
            Files.createDirectories(directory.getParent());
            deleteOlder();
            Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
            delete(fresh);
            Process process =
                    new ProcessBuilder(
                                    java(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--destination",
                                    fresh.toString())
                            .redirectErrorStream(true)
                            .start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new Problem("Cannot unpack " + jar + ": " + output.strip());
            }
            Files.move(fresh, directory);
        } catch (IOException e) {
            throw new Problem("Cannot unpack " + jar + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public boolean trained() {
        return Files.exists(cache());
    }

    /** The command that runs the application: with its cache if there is one. */
    public List<String> command(List<String> arguments) {
        return command(trained() ? "-XX:AOTCache=" + cache() : "-Xshare:auto", arguments);
    }

    /** The command of another main class of the same jar. */
    public List<String> commandOf(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags);
        command.add("-cp");
        command.add(application().toString());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** The command of a run that leaves the cache behind when it ends. */
    public List<String> trainingCommand(List<String> arguments) {
        return command("-XX:AOTCacheOutput=" + cache(), arguments);
    }

    private List<String> command(String cacheFlag, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(flags);
        command.add(cacheFlag);
        command.add("-jar");
        command.add(application().toString());
        command.addAll(arguments);
        return command;
    }

    /** The unpacked jar; its manifest names the libraries beside it. */
    public Path application() {
        return directory.resolve(jar.getFileName());
    }

    private Path cache() {
        return directory.resolve("app.aot");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void deleteOlder() throws IOException {
        String prefix = artifact() + "-";
        try (Stream<Path> all = Files.list(directory.getParent())) {
            for (Path old : all.filter(p -> isOlder(p, prefix)).toList()) {
                delete(old);
            }
        }
    }

    private boolean isOlder(Path path, String prefix) {
        String name = path.getFileName().toString();
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9a-f]+");
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
