package io.interlock.gateway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The scenario files beside the tests, {@code conformance/ROLE/*.txt}. */
final class Scenarios {
    private Scenarios() {}

    static List<Scenario> of(String role) {
        try (Stream<Path> files = Files.list(directory(role))) {
            return files.sorted().flatMap(file -> read(role, file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Scenario> read(String role, Path file) {
        try {
            return ScenarioParser.parse(
                    role, role + "/" + file.getFileName(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String role) {
        try {
            return Path.of(
                    Objects.requireNonNull(Scenarios.class.getResource("/conformance/" + role))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
