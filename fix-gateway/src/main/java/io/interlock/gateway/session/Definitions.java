package io.interlock.gateway.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.convert.ConversionFailedException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Definitions as text. JSON is read by the same binder as YAML, so that defaults, units and
 * complaints are the same: {@code 5s} and {@code PT5S} are both five seconds.
 */
final class Definitions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROOT = "session";

    private Definitions() {}

    /** A definition that cannot be read: the field, in JSON's names, and what is wrong with it. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String field;

        Unreadable(String field, String detail, Throwable cause) {
            super(detail, cause);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static String json(SessionDefinition definition) {
        return JSON.writeValueAsString(definition);
    }

    static Map<String, Object> map(SessionDefinition definition) {
        return JSON.readValue(json(definition), new TypeReference<>() {});
    }

    static SessionDefinition read(String json) {
        return read(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    /** What stands in {@code fields}, and defaults for the rest; {@link Unreadable} otherwise. */
    static SessionDefinition read(Map<String, Object> fields) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten(ROOT, fields, flat);
        ConfigurationPropertySource source = new MapConfigurationPropertySource(flat);
        try {
            return new Binder(source)
                    .bindOrCreate(
                            ROOT,
                            Bindable.of(SessionDefinition.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        } catch (BindException e) {
            throw unreadable(e);
        }
    }

    private static Unreadable unreadable(BindException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                var first = unbound.getUnboundProperties().iterator().next();
                return new Unreadable(
                        field(first.getName().toString()), "is no field of a session", e);
            }
            if (cause instanceof ConversionFailedException failed) {
                return new Unreadable(
                        field(e.getName().toString()),
                        "'" + failed.getValue() + "' is no " + type(failed),
                        e);
            }
        }
        return new Unreadable(field(e.getName().toString()), "cannot be read", e);
    }

    private static String type(ConversionFailedException failed) {
        Class<?> type = failed.getTargetType().getType();
        return type.isEnum()
                ? "value of " + List.of(type.getEnumConstants())
                : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String field(String name) {
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : name;
    }

    private static void flatten(String name, Object value, Map<String, Object> flat) {
        switch (value) {
            case null -> {}
            case Map<?, ?> fields ->
                    fields.forEach((key, one) -> flatten(name + "." + kebab(key), one, flat));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(name + "[" + i + "]", list.get(i), flat);
                }
            }
            default -> flat.put(name, value);
        }
    }

    private static String kebab(Object key) {
        return String.valueOf(key).replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** All sessions as the YAML that would seed an empty database with them, without passwords. */
    static String yaml(List<SessionDefinition> definitions) {
        List<Object> sessions =
                definitions.stream().map(definition -> yamlValue(map(definition))).toList();
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options)
                .dump(Map.of("interlock", Map.of("gateway", Map.of("sessions", sessions))));
    }

    private static Object yamlValue(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> {
                Map<String, Object> written = new LinkedHashMap<>();
                fields.forEach((key, one) -> {
                    if (one != null && !(one instanceof List<?> list && list.isEmpty())) {
                        written.put(kebab(key), yamlValue(one));
                    }
                });
                yield written;
            }
            case List<?> list -> list.stream().map(Definitions::yamlValue).toList();
            default -> value;
        };
    }
}
