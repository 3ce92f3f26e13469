package io.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loopback ports nobody listens on. Each JVM gives out those of a block of its own, held by a file
 * lock, below the ports that the kernel gives to connections: what is asked for here and bound a
 * moment later is taken neither by another JVM's tests nor by a connection.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int BLOCK = 200;
    private static final int BLOCKS = 60;

    /** Held until this JVM ends; never closed. */
    private static @Nullable FileLock held;

    private static int first;
    private static int next;

    private FreePorts() {}

    public static int one() {
        return take(1).getFirst();
    }

    /** {@code count} different ports. */
    public static synchronized List<Integer> take(int count) {
        if (held == null) {
            claim();
        }
        List<Integer> ports = new ArrayList<>();
        for (int tried = 0; ports.size() < count; tried++) {
            if (tried == BLOCK) {
                throw new IllegalStateException(
                        "no %d free ports in %d to %d".formatted(count, first, first + BLOCK - 1));
            }
            int port = first + next++ % BLOCK;
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }

    /** Whether a server could listen on the port now, on loopback. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void claim() {
        Path directory =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("interlock-ports-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(directory);
            for (int block = 0; block < BLOCKS; block++) {
                FileLock lock = lock(directory.resolve("block-" + block));
                if (lock != null) {
                    held = lock;
                    first = FIRST + block * BLOCK;
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no block of ports can be claimed in " + directory, e);
        }
        throw new IllegalStateException("all blocks of ports are claimed in " + directory);
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        }
    }
}
