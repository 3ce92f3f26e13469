package io.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Throw-away directories of this JVM, and those that killed JVMs left behind. */
final class Directories {
    private static final Path ROOT =
            Path.of(System.getProperty("java.io.tmpdir"), "interlock-testkit");

    private Directories() {}

    /** {@code <tmp>/interlock-testkit/<kind>-<pid>}, empty. */
    static Path mine(String kind) {
        Path directory = ROOT.resolve(kind + "-" + ProcessHandle.current().pid());
        delete(directory);
        return create(directory);
    }

    /** Directories of this kind whose JVM is gone. */
    static Stream<Path> leftBehind(String kind) {
        if (!Files.isDirectory(ROOT)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(ROOT)) {
            return all
                    .filter(path -> isOrphan(path.getFileName().toString(), kind))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(String name, String kind) {
        String prefix = kind + "-";
        return name.startsWith(prefix)
                && name.substring(prefix.length()).matches("\\d{1,10}")
                && ProcessHandle.of(Long.parseLong(name.substring(prefix.length()))).isEmpty();
    }

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what it can: another JVM may be sweeping the same leftovers. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException swept) {
            // what is left is found again by the next sweep
        }
    }
}
