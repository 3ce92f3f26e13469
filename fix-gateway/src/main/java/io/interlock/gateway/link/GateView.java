package io.interlock.gateway.link;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.kit.state.StateReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kill switches and account gates as this instance holds them. */
@Component
class GateView {
    private final StateReader<KillSwitch> killSwitches;
    private final StateReader<AccountState> accounts;

    GateView(StateReader<KillSwitch> killSwitches, StateReader<AccountState> accounts) {
        this.killSwitches = killSwitches;
        this.accounts = accounts;
    }

    @Nullable KillSwitch kill(OrderCommand command) {
        return command.symbol() == null
                ? null
                : killSwitches.get(command.environment() + ":" + command.symbol());
    }

    @Nullable AccountState account(OrderCommand command) {
        return command.account() == null ? null : accounts.get(command.account().value());
    }

    /** Why the state must not be trusted now; null when it is fresh. */
    @Nullable String problem(Instant now) {
        return killSwitches.closedBecause(now).or(() -> accounts.closedBecause(now)).orElse(null);
    }

    boolean ready() {
        return killSwitches.ready() && accounts.ready();
    }
}
