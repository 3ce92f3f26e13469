package io.interlock.routing.position;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a booking makes of accounts' positions. */
public final class Books {
    private Books() {}

    /** The accounts about which a booking says anything. */
    public static Set<Account> touched(Booking booking) {
        Set<Account> touched = new HashSet<>(booking.decided().keySet());
        booking.orders().values().stream()
                .map(KeptOrder::placed)
                .filter(Objects::nonNull)
                .forEach(placed -> touched.add(placed.account()));
        booking.changes().forEach(change -> touched.add(account(change)));
        return touched;
    }

    private static Account account(Trade.Change change) {
        return switch (change) {
            case Trade.Change.Booked booked -> booked.trade().account();
            case Trade.Change.Corrected corrected -> corrected.trade().account();
            case Trade.Change.Busted busted -> busted.account();
        };
    }

    /**
     * {@code account} after {@code booking}.
     *
     * @param before null where nothing was known of it
     * @param positions those that are otherwise now
     */
    public static AccountPositions after(
            Account account,
            @Nullable AccountPositions before,
            Booking booking,
            Collection<Position> positions,
            Instant now) {
        Map<Symbol, Position> held = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        Map<CommandId, OpenOrder> orders = new LinkedHashMap<>();
        Map<String, CommandId> decided = new TreeMap<>();
        if (before != null) {
            before.positions().forEach(position -> held.put(position.symbol(), position));
            before.orders().forEach(order -> orders.put(order.order(), order));
            before.decided().forEach(command -> decided.put(command.session(), command));
        }
        positions.forEach(position -> held.put(position.symbol(), position));
        booking.orders()
                .forEach((id, order) -> {
                    if (order.placed() != null && order.placed().account().equals(account)) {
                        order.open()
                                .ifPresentOrElse(
                                        open -> orders.put(id, open), () -> orders.remove(id));
                    }
                });
        booking.decided()
                .getOrDefault(account, Map.of())
                .forEach((session, command) ->
                        decided.merge(session, command, (a, b) -> Holdings.isAfter(b, a) ? b : a));
        return new AccountPositions(
                account,
                List.copyOf(held.values()),
                List.copyOf(orders.values()),
                new ArrayList<>(decided.values()),
                before == null ? 1 : before.version() + 1,
                now);
    }
}
