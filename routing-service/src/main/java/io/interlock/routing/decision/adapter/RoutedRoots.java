package io.interlock.routing.decision.adapter;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest orders went: bridges the moment between a decision and the gateway's own index.
 * Bounded; the oldest are forgotten. Confined to the command loop's thread.
 */
final class RoutedRoots {
    private static final int CAPACITY = 100_000;

    private final Map<CommandId, String> omsByRoot =
            new LinkedHashMap<>(1024, 0.75f, false) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CommandId, String> eldest) {
                    return size() > CAPACITY;
                }
            };

    void remember(RoutingDecision decision) {
        String oms = decision.oms();
        if (decision.command().kind() == OrderCommand.Kind.NEW && oms != null) {
            omsByRoot.put(decision.command().commandId(), oms);
        }
    }

    @Nullable String oms(CommandId root) {
        return omsByRoot.get(root);
    }
}
