package io.interlock.routing.position;

import io.interlock.domain.CommandId;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an account holds, and all orders that may still change it. */
public record Holdings(List<Position> positions, List<OpenOrder> orders) {
    public static final Holdings NONE = new Holdings(List.of(), List.of());

    public Holdings {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
    }

    /**
     * What the positions say, and the decisions that they do not tell of yet.
     *
     * @param newer in the order in which they were decided
     */
    public static Holdings of(@Nullable AccountPositions told, Collection<Pending> newer) {
        Map<CommandId, OpenOrder> orders = new LinkedHashMap<>();
        if (told != null) {
            told.orders().forEach(order -> orders.put(order.order(), order));
        }
        Predicate<CommandId> known = told == null ? command -> false : coveredBy(told.decided());
        for (Pending pending : newer) {
            if (!known.test(pending.command())) {
                orders.merge(pending.order().order(), pending.order(), Holdings::most);
            }
        }
        return new Holdings(
                told == null ? List.of() : told.positions(), List.copyOf(orders.values()));
    }

    /**
     * A decision of which the positions need not tell yet.
     *
     * @param command the order's own, or a replace
     * @param order what it may come to by it
     */
    public record Pending(CommandId command, OpenOrder order) {}

    /** A replace comes on top of what is known of its order. */
    private static OpenOrder most(OpenOrder known, OpenOrder replaced) {
        return new OpenOrder(
                known.order(),
                known.symbol(),
                known.side(),
                known.orderQty().compareTo(replaced.orderQty()) >= 0
                        ? known.orderQty()
                        : replaced.orderQty(),
                known.cumQty(),
                KeptOrder.higher(known.price(), replaced.price()));
    }

    /**
     * Whether the decision about a command is among those {@code decided}; made once for many
     * commands.
     */
    public static Predicate<CommandId> coveredBy(List<CommandId> decided) {
        Map<String, CommandId> newest = new HashMap<>();
        decided.forEach(command -> newest.put(command.session(), command));
        return command -> {
            CommandId known = newest.get(command.session());
            return known != null && !isAfter(command, known);
        };
    }

    static boolean isAfter(CommandId command, CommandId other) {
        return command.epoch() == other.epoch()
                ? command.msgSeqNum() > other.msgSeqNum()
                : command.epoch() > other.epoch();
    }

    public Optional<OpenOrder> order(CommandId id) {
        return orders.stream().filter(order -> order.order().equals(id)).findFirst();
    }

    /** As if {@code order} were not there. */
    public Holdings without(CommandId order) {
        return new Holdings(
                positions, orders.stream().filter(o -> !o.order().equals(order)).toList());
    }

    /** With one order more, or with that instead of what it was. */
    public Holdings with(OpenOrder order) {
        List<OpenOrder> all =
                orders.stream()
                        .filter(o -> !o.order().equals(order.order()))
                        .collect(Collectors.toList());
        all.add(order);
        return new Holdings(positions, all);
    }

    public Optional<Position> position(Symbol symbol) {
        return positions.stream().filter(p -> p.symbol().equals(symbol)).findFirst();
    }

    /** In units, below zero where short. */
    public BigDecimal net(Symbol symbol) {
        return position(symbol).map(Position::qty).orElse(BigDecimal.ZERO);
    }

    /** What open orders of that direction may still trade. */
    public BigDecimal leaves(Symbol symbol, int direction) {
        return of(symbol, direction).stream()
                .map(order -> order.leavesQty().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<OpenOrder> of(Symbol symbol, int direction) {
        return orders.stream()
                .filter(o -> o.symbol().equals(symbol))
                .filter(o -> KeptOrder.direction(o.side()) == direction)
                .toList();
    }

    /** Everything about one symbol. */
    public Holdings about(Symbol symbol) {
        return new Holdings(
                positions.stream().filter(p -> p.symbol().equals(symbol)).toList(),
                orders.stream().filter(o -> o.symbol().equals(symbol)).toList());
    }

    /** By name, so that sums come in an order that does not change. */
    public Set<Symbol> symbols() {
        Set<Symbol> symbols = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        positions.forEach(position -> symbols.add(position.symbol()));
        orders.forEach(order -> symbols.add(order.symbol()));
        return symbols;
    }

    /**
     * How much of the position an order of that side may close, given the others that close it;
     * zero where it would open.
     */
    public BigDecimal closable(Symbol symbol, Side side) {
        BigDecimal net = net(symbol);
        int direction = KeptOrder.direction(side);
        if (direction == 0 || net.signum() != -direction) {
            return BigDecimal.ZERO;
        }
        return net.abs().subtract(leaves(symbol, direction)).max(BigDecimal.ZERO);
    }
}
