package io.interlock.ops.order.adapter;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Batch.Received;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderProjection;
import io.interlock.ops.order.Rejects;
import io.interlock.ops.stream.Change;
import io.interlock.ops.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Stores the facts that are new, then projects the orders that they are about. */
@Component
class OrderSink implements Sink {
    private static final List<Class<?>> TYPES =
            List.of(
                    OrderCommand.class,
                    RoutingDecision.class,
                    OrderExecution.class,
                    DropCopyExecution.class);

    private final OrderEvents events;
    private final Orders orders;
    private final RejectTable rejects;

    OrderSink(OrderEvents events, Orders orders, RejectTable rejects) {
        this.events = events;
        this.orders = orders;
        this.rejects = rejects;
    }

    @Override
    public List<Change> store(Batch batch) {
        List<StoredFact> facts =
                TYPES.stream()
                        .<Received<?>>flatMap(type -> batch.of(type).stream())
                        .map(r -> new StoredFact(OrderFact.of(r.event()), r.json()))
                        .toList();
        List<OrderFact> fresh = events.insert(facts);
        rejects.insert(fresh.stream().flatMap(fact -> Rejects.of(fact).stream()).toList());
        return project(rootsOf(fresh));
    }

    private static Set<String> rootsOf(List<OrderFact> facts) {
        return facts.stream()
                .map(OrderFact::root)
                .map(Columns::text)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Change> project(Set<String> roots) {
        if (roots.isEmpty()) {
            return List.of();
        }
        List<OrderProjection> projections = new ArrayList<>();
        events.of(roots).values().stream()
                .flatMap(facts -> OrderProjection.of(facts).stream())
                .forEach(projections::add);
        orders.upsert(projections);
        return projections.stream()
                .map(p -> Change.order(p.item().id(), p.item().environment(), p.item()))
                .toList();
    }

    /** A fact and the JSON it came as. */
    record StoredFact(OrderFact fact, String json) {}
}
