package io.interlock.routing.decision.adapter;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.Position;
import io.interlock.kit.state.StateListener;
import io.interlock.routing.position.LastPx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What each symbol last traded at, of whatever account. */
final class LastPxs implements StateListener<AccountPositions> {
    private final Map<Symbol, LastPx> newest = new ConcurrentHashMap<>();

    @Override
    public void changed(String key, @Nullable AccountPositions account) {
        if (account != null) {
            for (Position position : account.positions()) {
                Price px = position.lastPx();
                if (px != null) {
                    newest.merge(
                            position.symbol(),
                            new LastPx(px, position.lastAt()),
                            (a, b) -> b.at().isBefore(a.at()) ? a : b);
                }
            }
        }
    }

    @Nullable LastPx of(Symbol symbol) {
        return newest.get(symbol);
    }
}
