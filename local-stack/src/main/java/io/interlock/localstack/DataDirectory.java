package io.interlock.localstack;

import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.PidFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Where everything is kept between runs, and who may use it: one launcher at a time. */
public record DataDirectory(Path path) {
    private static final long NEEDED_BYTES = 1L << 30;
    private static final String ALPHABET =
            "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path identityKey() {
        return path.resolve("identity/signing-key.json");
    }

    public Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    public PidFiles pidFiles() {
        return new PidFiles(path.resolve("run"));
    }

    public Path state() {
        return path.resolve("run/state.json");
    }

    /** Creates it and makes sure there is room. */
    public void prepare() {
        try {
            Files.createDirectories(path.resolve("run"));
            Files.createDirectories(path.resolve("logs"));
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new Problem(
                        "Only %d MB are free for %s and Interlock needs 1 GB: free some space, or choose another place with --data DIR"
                                .formatted(free >> 20, path));
            }
        } catch (IOException e) {
            throw new Problem(
                    "Cannot write to "
                            + path
                            + " ("
                            + e.getMessage()
                            + "): choose another place with --data DIR",
                    e);
        }
    }

    /** Held until closed or until this JVM ends, however it ends. */
    public AutoCloseable lock() {
        Path file = path.resolve("run/lock");
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
        throw inUse();
    }

    private Problem inUse() {
        return new Problem(
                "Interlock already runs on "
                        + path
                        + ". Stop it with ./interlock down, or choose another place with --data DIR"
                        + " (and other ports with --port-offset N)");
    }

    /** What is there, completed with what is missing. */
    public Credentials credentials() {
        Credentials known = knownCredentials();
        Credentials complete = known.complete(() -> word(20), DataDirectory::webhookSecret);
        if (!complete.equals(known)) {
            store(complete);
        }
        return complete;
    }

    /** What is there; empty before the first start. */
    public Credentials knownCredentials() {
        Map<String, String> values = new HashMap<>();
        if (Files.exists(credentialsFile())) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(credentialsFile())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        }
        return new Credentials(values);
    }

    private void store(Credentials credentials) {
        try {
            Path file = credentialsFile();
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                for (var entry : new TreeMap<>(credentials.byKey()).entrySet()) {
                    writer.write(entry.getKey() + "=" + entry.getValue() + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path credentialsFile() {
        return path.resolve("credentials.properties");
    }

    private static String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    private static String webhookSecret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
