package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A log far larger than the memory of the process that reads it: 200 MB, or what {@code
 * recon.import.megabytes} says, in a heap of 24 MB. The process is a JVM of its own.
 */
class FlatMemoryTest {
    private static final int MEGABYTES = Integer.getInteger("recon.import.megabytes", 200);

    /** Reads a log of as many megabytes as the argument says, and prints what it held. */
    static final class Reader {
        public static void main(String[] args) throws IOException {
            long bytes = Long.parseLong(args[0]) * 1_000_000;
            Progress progress = new Progress();
            Reading.read(
                    new Reading.File(ImportFormat.QUICKFIXJ, null, null, Read.FROM, Read.TO),
                    new Log(bytes),
                    progress,
                    new Reading.Sink() {
                        @Override
                        public void fact(long line, ImportedReport report) {}

                        @Override
                        public void bad(LineError error) {
                            throw new UncheckedIOException(new IOException(error.toString()));
                        }
                    });
            System.out.println(progress.counts());
        }
    }

    /** Fills, one after the other, made as they are read. */
    private static final class Log extends InputStream {
        private final long size;
        private long given;
        private byte[] line = new byte[0];
        private int at;
        private long number;

        Log(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == line.length) {
                if (given >= size) {
                    return -1;
                }
                String fill = Fix.soh(Fix.fill("E" + number++));
                line = ("20261130-09:15:00.201: " + fill + "\n").getBytes(ISO_8859_1);
                given += line.length;
                at = 0;
            }
            int some = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, from, some);
            at += some;
            return some;
        }
    }

    @Test
    void memoryDoesNotGrowWithTheFile() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx24m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Reader.class.getName(),
                                Integer.toString(MEGABYTES)));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("bad=0");
        System.out.println(
                MEGABYTES + " MB in a heap of 24 MB: " + millis + " ms, " + said.strip());
    }
}
