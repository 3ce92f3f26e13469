package io.interlock.gateway;

import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The ugly messages of {@code src/test/resources/ugly}. */
final class Corpus {
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");
    private static final Pattern REPEATED = Pattern.compile("\\{([^}]*)\\*(\\d+)\\}");

    private Corpus() {}

    /** A named body; {@code flag} is what is said of it, empty where nothing is odd. */
    record Ugly(String name, String flag, String template) {
        /** The body of the message numbered {@code number}, with {@code |} for SOH. */
        String body(String id, String execId) {
            String body =
                    template.replace("{id}", id)
                            .replace("{exec}", execId)
                            .replace("{now}", FixSocket.now());
            body =
                    REPEATED.matcher(body)
                            .replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
            return BYTE.matcher(body)
                    .replaceAll(m -> Character.toString((char) Integer.parseInt(m.group(1), 16)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Ugly> of(String file) {
        List<Ugly> all = new ArrayList<>();
        String name = "";
        for (String line : text(file).split("\n")) {
            if (line.startsWith("# ")) {
                name = line.substring(2);
            } else if (!line.isBlank()) {
                String[] parts = name.split(" => ");
                all.add(new Ugly(parts[0], parts.length > 1 ? parts[1] : "", line));
            }
        }
        return all;
    }

    private static String text(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream("/ugly/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
