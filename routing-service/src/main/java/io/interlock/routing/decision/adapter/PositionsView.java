package io.interlock.routing.decision.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.RoutingDecision;
import io.interlock.kit.state.StateReader;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Positions as this instance knows them. Confined to one thread, but for the reader. */
final class PositionsView {
    private final StateReader<AccountPositions> reader;
    private final LastPxs lastPxs;
    private final PendingOrders pending;

    PositionsView(StateReader<AccountPositions> reader, LastPxs lastPxs) {
        this.reader = reader;
        this.lastPxs = lastPxs;
        this.pending = new PendingOrders(account -> reader.get(account.value()));
    }

    @Nullable String closedBecause(Instant now) {
        return reader.closedBecause(now).orElse(null);
    }

    void take(RoutingDecision decision) {
        pending.take(decision);
    }

    Holdings holdings(Account account) {
        return pending.holdings(account);
    }

    @Nullable LastPx lastPx(Symbol symbol) {
        return lastPxs.of(symbol);
    }
}
