package io.interlock.benchmarks.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The checkout that the test runs in. */
record Repository(Path root) {
    private static final Pattern SKIPPED = Pattern.compile(".*/(target|node_modules|\\.git)/.*");

    static Repository find() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docker-compose.yml"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("no docker-compose.yml at or above here");
            }
        }
        return new Repository(at);
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> yaml(String path) {
        return new Yaml().load(text(path));
    }

    /** All Java and YAML of the services and the local stack, in one text. */
    String sources() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|yaml)"))
                    .filter(file -> !SKIPPED.matcher(file.toString()).matches())
                    .filter(file -> !file.startsWith(root.resolve("tests")))
                    .map(file -> text(root.relativize(file).toString()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every match's first group, without repeats. */
    static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object parent, String... path) {
        Object at = parent;
        for (String key : path) {
            at = ((Map<String, Object>) at).get(key);
            if (at == null) {
                throw new AssertionError("nothing at " + String.join(".", path));
            }
        }
        return (Map<String, Object>) at;
    }
}
