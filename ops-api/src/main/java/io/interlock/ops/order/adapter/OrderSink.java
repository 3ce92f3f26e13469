package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.text;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.history.DayPartitions;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Batch.Received;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderItem;
import io.interlock.ops.order.OrderListener;
import io.interlock.ops.order.OrderProjection;
import io.interlock.ops.stream.Change;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final DayPartitions partitions;
    private final OrderEvents events;
    private final Orders orders;
    private final RejectTable rejects;
    private final List<OrderListener> listeners;

    OrderSink(
            DayPartitions partitions,
            OrderEvents events,
            Orders orders,
            RejectTable rejects,
            List<OrderListener> listeners) {
        this.partitions = partitions;
        this.events = events;
        this.orders = orders;
        this.rejects = rejects;
        this.listeners = listeners;
    }

    /** A fact and the JSON it came as. */
    record StoredFact(OrderFact fact, String json) {
        String key() {
            return String.valueOf(text(fact.key()));
        }
    }

    @Override
    public void prepare(Batch batch) {
        Set<LocalDate> days = new HashSet<>();
        for (Class<?> type : TYPES) {
            for (Received<?> received : batch.of(type)) {
                OrderFact fact = OrderFact.of(received.event());
                days.add(LocalDate.ofInstant(fact.at(), ZoneOffset.UTC));
                days.add(LocalDate.ofInstant(fact.storedAt(), ZoneOffset.UTC));
            }
        }
        partitions.ensure(days);
    }

    @Override
    public List<Change> store(Batch batch) {
        Map<String, StoredFact> told = new LinkedHashMap<>();
        for (Class<?> type : TYPES) {
            for (Received<?> received : batch.of(type)) {
                StoredFact fact = new StoredFact(OrderFact.of(received.event()), received.json());
                told.putIfAbsent(fact.key(), fact);
            }
        }
        return told.isEmpty() ? List.of() : store(told.values());
    }

    private List<Change> store(Collection<StoredFact> told) {
        Map<String, List<OrderFact>> before = events.of(rootsOf(told));
        List<StoredFact> fresh = without(told, before);
        events.insert(fresh);
        List<OrderChange> changes = changes(before, fresh);
        Map<String, OrderItem> items = project(changes);
        List<OrderFact> facts = fresh.stream().map(StoredFact::fact).toList();
        rejects.upsert(changes, facts, items);
        listeners.forEach(listener -> listener.changed(changes, facts));
        return items.values().stream()
                .map(item -> Change.order(item.id(), item.environment(), item))
                .toList();
    }

    private static Set<String> rootsOf(Collection<StoredFact> facts) {
        Set<String> roots = new HashSet<>();
        facts.forEach(stored -> {
            String root = text(stored.fact().root());
            if (root != null) {
                roots.add(root);
            }
        });
        return roots;
    }

    private List<StoredFact> without(
            Collection<StoredFact> told, Map<String, List<OrderFact>> before) {
        List<String> rootless =
                told.stream()
                        .filter(stored -> stored.fact().root() == null)
                        .map(StoredFact::key)
                        .toList();
        Set<String> known = events.known(rootless);
        before.values()
                .forEach(facts -> facts.forEach(f -> known.add(String.valueOf(text(f.key())))));
        return told.stream().filter(stored -> !known.contains(stored.key())).toList();
    }

    private static List<OrderChange> changes(
            Map<String, List<OrderFact>> before, List<StoredFact> fresh) {
        Map<String, List<OrderFact>> byRoot = new LinkedHashMap<>();
        for (StoredFact stored : fresh) {
            String root = text(stored.fact().root());
            if (root != null) {
                byRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(stored.fact());
            }
        }
        List<OrderChange> changes = new ArrayList<>();
        byRoot.forEach((root, facts) ->
                changes.add(new OrderChange(root, before.getOrDefault(root, List.of()), facts)));
        return changes;
    }

    private Map<String, OrderItem> project(List<OrderChange> changes) {
        List<OrderProjection> projections = new ArrayList<>();
        Map<String, OrderItem> items = new HashMap<>();
        for (OrderChange change : changes) {
            OrderProjection.of(change.after())
                    .ifPresent(projection -> {
                        projections.add(projection);
                        items.put(change.id(), projection.item());
                    });
        }
        orders.upsert(projections);
        return items;
    }
}
