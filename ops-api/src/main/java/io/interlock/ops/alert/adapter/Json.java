package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Matcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How parts of alerts stand in columns. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> LABELS = new TypeReference<>() {};
    private static final TypeReference<List<Matcher>> MATCHERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Map<String, String> labels(String json) {
        return MAPPER.readValue(json, LABELS);
    }

    static List<Matcher> matchers(String json) {
        return MAPPER.readValue(json, MATCHERS);
    }

    static List<String> names(String json) {
        return MAPPER.readValue(json, NAMES);
    }
}
