package io.interlock.ops.support.adapter;

import io.interlock.events.AccountLifecycle;
import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.account.AccountSteps;
import io.interlock.ops.support.Diagnosis;
import io.interlock.ops.support.SupportView;
import io.interlock.ops.support.SupportView.PlainReject;
import io.interlock.ops.support.SupportView.RecentOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/support", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("account:read")
@Tag(name = "accounts")
class SupportController {
    private final StateReader<AccountState> accounts;
    private final StateReader<KillSwitch> killSwitches;
    private final StateReader<SymbolState> symbols;
    private final StateReader<FixSessionState> sessions;
    private final RecentOrders recent;
    private final AccountSteps steps;
    private final Clock clock;

    SupportController(
            StateReader<AccountState> accounts,
            StateReader<KillSwitch> killSwitches,
            StateReader<SymbolState> symbols,
            StateReader<FixSessionState> sessions,
            RecentOrders recent,
            AccountSteps steps,
            Clock clock) {
        this.accounts = accounts;
        this.killSwitches = killSwitches;
        this.symbols = symbols;
        this.sessions = sessions;
        this.recent = recent;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping("/accounts/{account}")
    @Operation(
            operationId = "getSupportView",
            summary = "One account: why can they not trade, in plain words")
    SupportView get(@PathVariable String account) {
        AccountState state = accounts.view().get(account);
        if (state != null && !CurrentActor.scope().covers(state.environment())) {
            throw Problem.NOT_FOUND.exception("no account '" + account + "'");
        }
        List<PlainReject> rejects = recent.rejects(account);
        List<RecentOrder> orders = recent.orders(account);
        List<AccountLifecycle> way = steps.of(account, state == null ? null : state.crmClient());
        if (state == null && rejects.isEmpty() && orders.isEmpty() && way.isEmpty()) {
            throw Problem.NOT_FOUND.exception(
                    "no account '" + account + "', and no order or reject of it in the history");
        }
        Set<String> tried =
                Stream.concat(
                                rejects.stream().map(PlainReject::symbol),
                                orders.stream().map(RecentOrder::symbol))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        Diagnosis diagnosis =
                Diagnosis.of(
                        new Diagnosis.Facts(
                                account,
                                state,
                                killSwitches.view().values(),
                                symbols.view().values(),
                                sessions.view().values(),
                                tried,
                                rejects,
                                clock.instant()));
        return new SupportView(
                account,
                state,
                diagnosis.reasons().isEmpty(),
                diagnosis.reasons(),
                diagnosis.gates(),
                killSwitches.view().values().stream()
                        .filter(kill -> state == null || kill.environment() == state.environment())
                        .toList(),
                diagnosis.symbols(),
                rejects,
                orders,
                recent.firstTrade(account),
                way);
    }
}
