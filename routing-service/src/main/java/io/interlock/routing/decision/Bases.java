package io.interlock.routing.decision;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.DecisionBasis;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.SymbolState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a decision about an order is made by. */
public final class Bases {
    private Bases() {}

    /** Of a decision by {@code view} as it is at {@code positions}. */
    public static DecisionBasis of(
            OrderCommand command, View view, Instant now, Map<String, Long> positions) {
        return new DecisionBasis(
                positions,
                documents(command, view, now),
                view.stale(),
                routedTo(command, view),
                view.policies().profile(command.environment(), now).name());
    }

    private static Map<String, Long> documents(OrderCommand command, View view, Instant now) {
        Map<String, Long> documents = new TreeMap<>();
        if (command.account() != null) {
            AccountState account = view.account(command.account());
            if (account != null) {
                documents.put("account " + account.account(), account.version());
            }
        }
        if (command.symbol() != null) {
            ofSymbol(command, command.symbol(), view, now, documents);
        }
        return documents;
    }

    private static void ofSymbol(
            OrderCommand command,
            Symbol name,
            View view,
            Instant now,
            Map<String, Long> documents) {
        Environment environment = command.environment();
        KillSwitch kill = view.killSwitch(environment, name);
        if (kill != null) {
            documents.put("kill-switch " + kill.key(), kill.since().toEpochMilli());
        }
        SymbolState symbol = view.symbol(environment, name);
        if (symbol != null) {
            documents.put("symbol " + symbol.key(), symbol.version());
            view.policies()
                    .about(command, symbol, now)
                    .forEach(each ->
                            documents.put("policy " + each.policy().id(), each.policy().version()));
        }
    }

    private static @Nullable String routedTo(OrderCommand command, View view) {
        var root = command.root();
        return root == null || root.oms() != null ? null : view.routedTo(root.commandId());
    }
}
