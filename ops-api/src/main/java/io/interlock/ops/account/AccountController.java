package io.interlock.ops.account;

import io.interlock.events.AccountState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("account:read")
@Tag(name = "accounts")
class AccountController {
    private static final int AT_MOST = 500;
    private final StateReader<AccountState> accounts;

    AccountController(StateReader<AccountState> accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @Operation(
            operationId = "listAccounts",
            summary = "Accounts, at most 500; q looks in account and CRM client")
    Page<AccountState> list(@RequestParam(required = false) @Nullable String q) {
        Scope scope = CurrentActor.scope();
        return Page.all(
                accounts.view().values().stream()
                        .filter(a -> scope.covers(a.environment()))
                        .filter(a -> q == null || matches(a, q.toLowerCase(Locale.ROOT)))
                        .sorted(Comparator.comparing(a -> a.account().value()))
                        .limit(AT_MOST)
                        .toList());
    }

    @GetMapping("/{account}")
    @Operation(operationId = "getAccount", summary = "An account")
    AccountState get(@PathVariable String account) {
        AccountState state = accounts.view().get(account);
        if (state == null || !CurrentActor.scope().covers(state.environment())) {
            throw Problem.NOT_FOUND.exception("no account '" + account + "'");
        }
        return state;
    }

    private static boolean matches(AccountState account, String q) {
        return account.account().value().toLowerCase(Locale.ROOT).contains(q)
                || account.crmClient().toLowerCase(Locale.ROOT).contains(q);
    }
}
