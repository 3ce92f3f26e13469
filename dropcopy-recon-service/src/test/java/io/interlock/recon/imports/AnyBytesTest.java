package io.interlock.recon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes a file has, each line gives a fact, nothing or an error, and never an exception.
 */
class AnyBytesTest {
    private static final CsvMapping MAPPING =
            new CsvMapping(
                    ";",
                    "UTF-8",
                    0,
                    false,
                    ",",
                    ".",
                    List.of(
                            new CsvMapping.Column("1", 17, null, null, null, null),
                            new CsvMapping.Column("2", 55, null, null, null, null),
                            new CsvMapping.Column("3", 54, null, null, Map.of("B", "1"), null),
                            new CsvMapping.Column("4", 32, null, null, null, "1000"),
                            new CsvMapping.Column("5", 31, null, null, null, null),
                            new CsvMapping.Column(
                                    "6", 60, "dd.MM.yyyy HH:mm", "Europe/Berlin", null, null)),
                    null,
                    null);
    private static final String ROW = "E1;EURUSD;B;1,5;1,0812;30.11.2026 10:15\n";

    @Test
    void noiseIsNoException() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(4_000)];
            random.nextBytes(noise);
            everyForm(noise);
        }
    }

    @Test
    void damagedFilesAreNoExceptionAndTheRestIsRead() {
        String good = Fix.soh(Fix.fill("E1")) + "\n" + Fix.fill("E2") + "\n";
        String csv = ROW + ROW;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            everyForm(damaged(random, random.nextBoolean() ? good : csv));
        }
        assertThat(Read.of(ImportFormat.CSV, null, MAPPING, ROW.getBytes(ISO_8859_1)).facts())
                .hasSize(1);
    }

    private static byte[] damaged(Random random, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) "=|;\"\n\u0001,.0-^A".charAt(random.nextInt(12));
        }
        return bytes;
    }

    private static void everyForm(byte[] file) {
        for (ImportFormat format : ImportFormat.values()) {
            Read read = Read.of(format, null, MAPPING, file);
            Progress.Counts counts = read.counts();
            assertThat(counts.lines()).isEqualTo(counts.good() + counts.bad() + counts.skipped());
            assertThat(counts.bytes()).isEqualTo(file.length);
            assertThat(read.facts()).hasSize((int) counts.good());
            assertThat(read.errors()).hasSize((int) counts.bad());
        }
    }
}
