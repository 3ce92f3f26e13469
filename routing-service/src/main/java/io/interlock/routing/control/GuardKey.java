package io.interlock.routing.control;

import io.interlock.domain.Symbol;
import io.interlock.events.RoutingPolicy.Control.Scope;
import org.jspecify.annotations.Nullable;

/** The name of what a guard counts and stops. */
public final class GuardKey {
    private GuardKey() {}

    /**
     * For example {@code calm/account/L1001/symbol/EURUSD}.
     *
     * @param account the key of the order's records: Account(1), else the client session
     */
    public static String of(String policy, Scope per, String account, @Nullable Symbol symbol) {
        return switch (per) {
            case POLICY -> policy;
            case ACCOUNT -> policy + "/account/" + account;
            case SYMBOL -> policy + "/symbol/" + symbol;
            case ACCOUNT_SYMBOL -> policy + "/account/" + account + "/symbol/" + symbol;
        };
    }
}
