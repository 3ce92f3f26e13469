package io.interlock.recon.breaks.adapter;

import io.interlock.events.ReconBreak.Severity;
import io.interlock.events.ReconBreak.Type;
import io.interlock.recon.breaks.Catalogue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The catalogue by type, for people and for figures. */
final class Kinds {
    /** One type of the catalogue. */
    record Kind(Type type, Severity severity, long slaSeconds, String meaning) {}

    private static final Map<Type, Kind> BY_TYPE = byType();

    private Kinds() {}

    private static Map<Type, Kind> byType() {
        Map<Type, Kind> kinds = new EnumMap<>(Type.class);
        for (Catalogue each : Catalogue.values()) {
            kinds.putIfAbsent(
                    each.type(),
                    new Kind(
                            each.type(), each.severity(), each.sla().toSeconds(), each.meaning()));
        }
        return kinds;
    }

    static List<Kind> all() {
        return List.copyOf(BY_TYPE.values());
    }

    static Kind of(Type type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }

    static String[] types() {
        return all().stream().map(kind -> kind.type().name()).toArray(String[]::new);
    }

    static String[] severities() {
        return all().stream().map(kind -> kind.severity().name()).toArray(String[]::new);
    }
}
