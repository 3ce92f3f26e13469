package io.interlock.routing.decision;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.events.VenueHealth;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.route.RouteTable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a decision may look at, as one value. */
public interface View {
    /** The kind of state that is too old to decide by, in words; null when everything is fresh. */
    @Nullable String stale();

    @Nullable SymbolState symbol(Environment environment, Symbol symbol);

    @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol);

    @Nullable AccountState account(Account account);

    /** Why positions are not known, in words; null when they are fresh. */
    @Nullable String positionsStale();

    /** What the account holds, decisions that its position does not tell of yet included. */
    Holdings holdings(Account account);

    /** What anybody last traded the symbol at; null where not known. */
    @Nullable LastPx lastPx(Symbol symbol);

    /** The OMS that this router sent an order to lately; null where it does not remember. */
    @Nullable String routedTo(CommandId root);

    RouteTable routes();

    PolicyIndex policies();

    /**
     * What this instance may still let pass of what {@code throttle} counts under {@code key}, at
     * {@code now}.
     */
    TokenBucket budget(String key, Throttle throttle, Instant now);

    /** The part of {@code throttle} that this instance has. */
    default Share share(Throttle throttle) {
        return Share.WHOLE;
    }

    /** Who waits. */
    default Queue queue() {
        return Queue.EMPTY;
    }

    /** How an OMS does; null where nothing is known against it. */
    @Nullable VenueHealth venue(String oms);

    /** What market guards look at. */
    Guards guards();

    /** The version of each kind of state, kept with the decision. */
    Map<String, Long> versions();
}
