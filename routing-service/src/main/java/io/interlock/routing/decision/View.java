package io.interlock.routing.decision;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.route.RouteTable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** All that a decision may look at, as one value. */
public interface View {
    /** The kind of state that is too old to decide by, in words; null when everything is fresh. */
    @Nullable String stale();

    @Nullable SymbolState symbol(Environment environment, Symbol symbol);

    @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol);

    @Nullable AccountState account(Account account);

    /** The OMS that this router sent an order to lately; null where it does not remember. */
    @Nullable String routedTo(CommandId root);

    RouteTable routes();

    PolicyIndex policies();

    /**
     * What this instance may still let pass of what {@code throttle} counts under {@code key}, at
     * {@code now}.
     */
    TokenBucket budget(String key, Throttle throttle, Instant now);

    /** What market guards look at. */
    Guards guards();

    /** The version of each kind of state, kept with the decision. */
    Map<String, Long> versions();
}
