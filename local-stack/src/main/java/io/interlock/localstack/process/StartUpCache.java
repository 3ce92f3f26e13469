package io.interlock.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.localstack.plan.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * One application jar, unpacked ({@code jarmode=tools}) and with JDK 25's AOT cache beside it. Both
 * belong to one build of the jar, one JDK and one set of flags; a new build gets a new directory
 * and the old one goes.
 */
public final class StartUpCache {
    /** Two launchers may prepare the same build at once; what is complete first stays. */
    private static final long MINE = ProcessHandle.current().pid();

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

    /** By content: reproducible jars carry no time, and an equal build may keep its cache. */
    private String stamp() {
        CRC32 sum = new CRC32();
        try (FileChannel channel = FileChannel.open(jar)) {
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sum.update((System.getProperty("java.vm.version", "") + flags).getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Unpacks the jar unless this build of it already is. */
    public void unpack() {
        if (Files.exists(application())) {
            return;
        }
        try {
            Files.createDirectories(directory.getParent());
            deleteOlder();
            Path fresh = directory.resolveSibling(directory.getFileName() + "." + MINE);
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
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new Problem("Cannot unpack " + jar + ": " + output.strip());
            }
            if (Files.exists(application())) {
                delete(fresh);
            } else {
                Files.move(fresh, directory);
            }
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

    /** The command of a run that leaves the cache behind when it ends. */
    public List<String> trainingCommand(List<String> arguments) {
        return command("-XX:AOTCacheOutput=" + fresh(), arguments);
    }

    /** Puts what an ended training run wrote into use; without it nothing changes. */
    public void keep() {
        try {
            if (Files.exists(fresh()) && Files.size(fresh()) > 0) {
                Files.move(fresh(), cache(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private Path fresh() {
        return directory.resolve("app.aot." + MINE);
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

    private static boolean isOlder(Path path, String prefix) {
        String name = path.getFileName().toString();
        return name.startsWith(prefix)
                && name.substring(prefix.length()).matches("[0-9a-f]+(\\.\\d+)?")
                && !isInUse(path);
    }

    /** A stack that runs on the build before still loads classes from there. */
    private static boolean isInUse(Path path) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains(path.toString()));
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
