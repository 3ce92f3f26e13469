package io.interlock.ctl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ctl.Command.Argument;
import io.interlock.ctl.Command.Method;
import io.interlock.ctl.Command.Place;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The API's description beside the commands. */
class CoverageTest {
    private static final Set<String> CHANGING = Set.of("post", "put", "patch", "delete");

    /** Changes that have no command, and why. */
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "decodeFixMessage", "reads a pasted message; changes nothing",
                    "saveView", "what a page of the console shows",
                    "deleteSavedView", "what a page of the console shows");

    private final Map<String, Operation> operations = new TreeMap<>();

    private record Operation(
            String path, String method, Set<String> query, Set<String> variables) {}

    @BeforeEach
    void read() throws IOException {
        try (Reader yaml = Files.newBufferedReader(Path.of("../ops-api/openapi.yaml"))) {
            Map<String, Object> document = new Yaml().load(yaml);
            map(requireNonNull(document.get("paths"))).forEach(this::path);
        }
    }

    @SuppressWarnings("unchecked") // the file's own shape
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private void path(String path, Object methods) {
        map(methods)
                .forEach((method, operation) -> {
                    Map<String, Object> described = map(operation);
                    Set<String> query = new TreeSet<>();
                    Set<String> variables = new TreeSet<>();
                    Object parameters = described.getOrDefault("parameters", List.of());
                    for (Object parameter : (List<?>) parameters) {
                        Map<String, Object> one = map(parameter);
                        ("path".equals(one.get("in")) ? variables : query)
                                .add(String.valueOf(one.get("name")));
                    }
                    operations.put(
                            String.valueOf(described.get("operationId")),
                            new Operation(path, method, query, variables));
                });
    }

    @Test
    void everyChangeHasACommandOrAReason() {
        Set<String> called = new TreeSet<>(LEFT_OUT.keySet());
        Commands.ALL.forEach(command -> called.add(command.operation()));
        List<String> missing = new ArrayList<>();
        operations.forEach((id, operation) -> {
            if (CHANGING.contains(operation.method()) && !called.contains(id)) {
                missing.add(id + " " + operation);
            }
        });
        assertThat(missing).isEmpty();
        assertThat(operations.keySet()).containsAll(LEFT_OUT.keySet());
    }

    @Test
    void everyCommandIsAnOperationOfTheApi() {
        for (Command command : Commands.ALL) {
            Operation operation = operations.get(command.operation());
            if (operation == null) {
                throw new AssertionError(command.words() + " is no operation of the API");
            }
            if (command.method() == Method.TAIL) {
                continue;
            }
            assertThat(command.method().name().toLowerCase(Locale.ROOT))
                    .as(command.words())
                    .isEqualTo(operation.method());
            assertThat(command.path()).as(command.words()).isEqualTo(operation.path());
            assertThat(names(command, Place.PATH))
                    .as(command.words())
                    .isEqualTo(operation.variables());
            assertThat(operation.query())
                    .as(command.words())
                    .containsAll(names(command, Place.QUERY));
        }
    }

    private static Set<String> names(Command command, Place place) {
        Set<String> names = new TreeSet<>();
        for (Argument argument : command.arguments()) {
            if (argument.place() == place) {
                names.add(argument.name());
            }
        }
        return names;
    }
}
