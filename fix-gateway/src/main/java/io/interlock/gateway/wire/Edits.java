package io.interlock.gateway.wire;

import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision.Edit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits as {@code fix_out} keeps them: JSON, null for none. */
final class Edits {
    private Edits() {}

    static @Nullable String written(List<Edit> edits) {
        return edits.isEmpty()
                ? null
                : new String(EventCodec.encode(edits), StandardCharsets.UTF_8);
    }

    static List<Edit> read(@Nullable String json) {
        return json == null
                ? List.of()
                : List.of(EventCodec.decode(json.getBytes(StandardCharsets.UTF_8), Edit[].class));
    }
}
