package io.interlock.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas against what the codec writes and against the records themselves. */
class SchemasTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** A schema's name, its text and the record it is about. */
    record Contract(String name, String text, Class<?> type) {
        List<String> complaints(Object event) {
            return complaints(new String(EventCodec.encode(event), UTF_8));
        }

        List<String> complaints(String json) {
            Schema schema = SCHEMAS.getSchema(text, InputFormat.JSON);
            return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Contract> contracts() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (Topic<?> topic : Topics.ALL) {
            // topics that carry the same events share the first one's schema
            if (!types.containsValue(topic.type())) {
                types.put(topic.name(), topic.type());
            }
        }
        types.put("state.marker.v1", StateMarker.class);
        return types.entrySet().stream()
                .map(each -> new Contract(each.getKey(), read(each.getKey()), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatTheCodecWritesIsValid(Contract contract) {
        List<Object> events = Samples.of(contract.type());
        assertThat(events).isNotEmpty();
        for (Object event : events) {
            assertThat(contract.complaints(event)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatTheCodecWritesIsReadBackAlike(Contract contract) {
        for (Object event : Samples.of(contract.type())) {
            assertThat((Object) EventCodec.decode(EventCodec.encode(event), contract.type()))
                    .isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theSchemaNamesEveryPropertyAndWhetherItMayBeNull(Contract contract) {
        JsonNode schema = JSON.readTree(contract.text());
        List<String> differences = new ArrayList<>();
        compare(contract.type(), schema, schema, contract.name(), differences);
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aPropertyMoreIsFineAndARequiredOneLessIsNot(Contract contract) {
        String json = new String(EventCodec.encode(Samples.of(contract.type()).getFirst()), UTF_8);
        String more = json.replaceFirst("\\{", "{\"ofANewerWriter\":1,");
        assertThat(contract.complaints(more)).isEmpty();
        assertThat((Object) EventCodec.decode(more.getBytes(UTF_8), contract.type())).isNotNull();
        assertThat(contract.complaints("{}")).isNotEmpty();
    }

    @Test
    void everySchemaBelongsToATopic() {
        assertThat(contracts().map(Contract::name)).doesNotHaveDuplicates().hasSize(22);
    }

    private static void compare(
            Class<?> type, JsonNode schema, JsonNode root, String at, List<String> differences) {
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        Set<String> named = new LinkedHashSet<>(schema.path("properties").propertyNames());
        Set<String> has = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            has.add(name);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable == required.contains(name)) {
                differences.add(at + "." + name + ": required and nullable differ");
            }
            JsonNode property = resolved(schema.path("properties").path(name), root);
            Class<?> inner = component.getType();
            if (inner.isEnum()) {
                constants(inner, property, at + "." + name, differences);
            } else if (inner.isRecord() && property.has("properties")) {
                compare(inner, property, root, at + "." + name, differences);
            }
        }
        if (!named.equals(has)) {
            differences.add(at + ": the schema has " + named + ", the record " + has);
        }
    }

    private static void constants(
            Class<?> type, JsonNode property, String at, List<String> differences) {
        Set<String> declared =
                Stream.of(Objects.requireNonNull(type.getEnumConstants()))
                        .map(Object::toString)
                        .collect(Collectors.toSet());
        Set<String> allowed = new LinkedHashSet<>();
        property.path("enum").forEach(value -> allowed.add(value.isNull() ? "" : value.asString()));
        allowed.remove("");
        if (!allowed.equals(declared)) {
            differences.add(at + ": the schema allows " + allowed + ", Java has " + declared);
        }
    }

    private static JsonNode resolved(JsonNode property, JsonNode root) {
        JsonNode first = property.has("anyOf") ? property.path("anyOf").path(0) : property;
        String reference = first.path("$ref").asString("");
        return reference.isEmpty() ? first : root.at(reference.substring(1));
    }

    private static String read(String name) {
        try (InputStream in = SchemasTest.class.getResourceAsStream("/schemas/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
