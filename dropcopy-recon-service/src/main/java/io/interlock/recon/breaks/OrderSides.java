package io.interlock.recon.breaks;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Order;
import io.interlock.domain.OrderEvent;
import io.interlock.recon.trade.Feed;
import java.util.ArrayList;
import java.util.List;

/** What both sides have told of an order so far, each folded by FIX's order state matrices. */
public record OrderSides(Told platform, Told dropCopy) {
    private static final CommandId NOBODY = new CommandId("recon", 0, 0);

    /**
     * One side.
     *
     * @param repeats trades that tell again of an earlier one, in the order in which they came
     */
    public record Told(Feed feed, Order order, List<OrderFact> facts, List<Repeat> repeats) {
        public Told {
            facts = List.copyOf(facts);
            repeats = List.copyOf(repeats);
        }

        static Told nothing(Feed feed) {
            return new Told(feed, Order.of(NOBODY), List.of(), List.of());
        }

        Told with(OrderFact fact) {
            ExecId execId = fact.report().execId();
            boolean again =
                    execId != null
                            && fact.report().execType() != ExecType.ORDER_STATUS
                            && order.execIds().contains(execId);
            if (again) {
                return this;
            }
            List<OrderFact> more = new ArrayList<>(facts);
            more.add(fact);
            return new Told(
                    feed,
                    order.apply(new OrderEvent.Reported(fact.report())).order(),
                    more,
                    repeatsWith(fact));
        }

        private List<Repeat> repeatsWith(OrderFact fact) {
            List<Repeat> found = new ArrayList<>(repeats);
            if (fact.report().execType() == ExecType.TRADE) {
                for (OrderFact before : facts) {
                    if (before.report().execType() == ExecType.TRADE
                            && OrderChecks.repeats(fact, before.report())) {
                        found.add(new Repeat(before.report(), fact.report()));
                    }
                }
            }
            return found;
        }

        boolean silent() {
            return facts.isEmpty();
        }

        /** True for sources that tell of trades and nothing else. */
        boolean tradesOnly() {
            return facts.stream().allMatch(fact -> fact.report().isTrade());
        }

        boolean told(ExecId execId) {
            return order.execIds().contains(execId);
        }
    }

    /** A trade told under two ExecIDs, as it seems. */
    public record Repeat(ExecutionReport before, ExecutionReport later) {}

    public static OrderSides nothing() {
        return new OrderSides(Told.nothing(Feed.PLATFORM), Told.nothing(Feed.DROP_COPY));
    }

    public OrderSides with(OrderFact fact) {
        return switch (fact.feed()) {
            case PLATFORM -> new OrderSides(platform.with(fact), dropCopy);
            case DROP_COPY -> new OrderSides(platform, dropCopy.with(fact));
        };
    }

    List<Told> both() {
        return List.of(platform, dropCopy);
    }
}
