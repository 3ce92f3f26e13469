package io.interlock.benchmarks.decisions;

import io.interlock.events.AccountState;
import io.interlock.events.OrderCommand;
import io.interlock.events.SymbolState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The same policies as rules of Easy Rules, which asks them by priority until one applies. */
final class EasyRulesJudge implements Judge {
    private static final String OUTCOME = "outcome";

    private final Map<String, SymbolState> symbols = new HashMap<>();
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Rules rules = new Rules();
    private final RulesEngine engine =
            new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));

    EasyRulesJudge(Scene scene) {
        scene.symbols().forEach(each -> symbols.put(each.symbol().value(), each));
        scene.accounts().forEach(each -> accounts.put(each.account().value(), each));
        List<OnePolicy> policies = OnePolicy.all(scene.policies());
        for (int i = 0; i < policies.size(); i++) {
            OnePolicy policy = policies.get(i);
            rules.register(
                    new RuleBuilder()
                            .name("policy-" + i)
                            .priority(i)
                            .when(facts -> decides(policy, facts))
                            .then(facts -> {})
                            .build());
        }
    }

    private static boolean decides(OnePolicy policy, Facts facts) {
        String outcome = policy.outcome(facts.get("order"), facts.get("symbol"), facts.get("now"));
        if (outcome == null) {
            return false;
        }
        facts.put(OUTCOME, outcome);
        return true;
    }

    @Override
    public String judge(OrderCommand order, Instant now) {
        SymbolState symbol = order.symbol() == null ? null : symbols.get(order.symbol().value());
        AccountState account =
                order.account() == null ? null : accounts.get(order.account().value());
        if (symbol == null || account == null || !account.tradingEnabled()) {
            return REJECTED;
        }
        Facts facts = new Facts();
        facts.put("order", order);
        facts.put("symbol", symbol);
        facts.put("now", now);
        engine.fire(rules, facts);
        String outcome = facts.get(OUTCOME);
        return outcome == null ? Scene.OMS : outcome;
    }
}
