package io.interlock.benchmarks.decisions;

import io.interlock.events.AccountState;
import io.interlock.events.OrderCommand;
import io.interlock.events.SymbolState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same policies, each asked in its turn until one decides. */
final class ChainJudge implements Judge {
    private final Map<String, SymbolState> symbols = new HashMap<>();
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final List<OnePolicy> policies;

    ChainJudge(Scene scene) {
        scene.symbols().forEach(each -> symbols.put(each.symbol().value(), each));
        scene.accounts().forEach(each -> accounts.put(each.account().value(), each));
        policies = OnePolicy.all(scene.policies());
    }

    @Override
    public String judge(OrderCommand order, Instant now) {
        SymbolState symbol = order.symbol() == null ? null : symbols.get(order.symbol().value());
        AccountState account =
                order.account() == null ? null : accounts.get(order.account().value());
        if (symbol == null || account == null || !account.tradingEnabled()) {
            return REJECTED;
        }
        for (OnePolicy policy : policies) {
            String outcome = policy.outcome(order, symbol, now);
            if (outcome != null) {
                return outcome;
            }
        }
        return Scene.OMS;
    }
}
