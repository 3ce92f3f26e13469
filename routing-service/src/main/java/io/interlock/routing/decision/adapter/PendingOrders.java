package io.interlock.routing.decision.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.Holdings.Pending;
import io.interlock.routing.position.KeptOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this instance let pass and the positions do not tell of yet. Confined to the command loop's
 * thread.
 */
final class PendingOrders {
    /**
     * Accounts. Whoever keeps positions is so far behind by then that they are stale, and they come
     * back only when they tell of all this.
     */
    private static final int CAPACITY = 100_000;

    private final Function<Account, @Nullable AccountPositions> told;
    private final Map<Account, Own> byAccount =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Account, Own> eldest) {
                    return size() > CAPACITY;
                }
            };

    /**
     * One account's. Gone through only where its positions have moved: what waits for them may be
     * much, and grows while they are late.
     */
    private static final class Own {
        private final Map<CommandId, Pending> orders = new LinkedHashMap<>();
        private Predicate<CommandId> covered = command -> false;
        private long version = Long.MIN_VALUE;

        private void add(Pending pending, @Nullable AccountPositions known) {
            if (known != null && known.version() != version) {
                version = known.version();
                covered = Holdings.coveredBy(known.decided());
                orders.keySet().removeIf(covered);
            }
            if (!covered.test(pending.command())) {
                orders.put(pending.command(), pending);
            }
        }
    }

    PendingOrders(Function<Account, @Nullable AccountPositions> told) {
        this.told = told;
    }

    /** Remembers what a decision let pass. */
    void take(RoutingDecision decision) {
        OrderCommand command = decision.command();
        Account account = command.account();
        Symbol symbol = command.symbol();
        Quantity qty = command.orderQty();
        boolean trades = command.kind() == Kind.NEW || command.kind() == Kind.REPLACE;
        if (!trades
                || decision.rejection() != null
                || account == null
                || symbol == null
                || qty == null) {
            return;
        }
        Price price = command.price() == null ? command.stopPx() : command.price();
        OpenOrder order =
                new OpenOrder(
                        KeptOrder.root(command), symbol, command.side(), qty, Quantity.ZERO, price);
        Own own = byAccount.computeIfAbsent(account, key -> new Own());
        own.add(new Pending(command.commandId(), order), told.apply(account));
        if (own.orders.isEmpty()) {
            byAccount.remove(account);
        }
    }

    /** What the account holds with all that was let pass. */
    Holdings holdings(Account account) {
        Own own = byAccount.get(account);
        List<Pending> newer = own == null ? List.of() : new ArrayList<>(own.orders.values());
        return Holdings.of(told.apply(account), newer);
    }
}
