package io.interlock.ops.account;

import io.interlock.events.AccountState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
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
    private final StateReader<AccountState> accounts;

    AccountController(StateReader<AccountState> accounts) {
        this.accounts = accounts;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listAccounts",
            summary = "Accounts by name; q looks in account and CRM client")
    Page<AccountState> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "500") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        return Page.from((n, after) -> page(q, n, after), limit, cursor);
    }

    private Page<AccountState> page(@Nullable String q, int limit, @Nullable Cursor after) {
        Scope scope = CurrentActor.scope();
        return Page.of(
                accounts.view().values().stream()
                        .filter(a -> scope.covers(a.environment()))
                        .filter(a -> q == null || matches(a, q.toLowerCase(Locale.ROOT)))
                        .filter(a -> after == null || a.account().value().compareTo(after.id()) > 0)
                        .sorted(Comparator.comparing(a -> a.account().value()))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                a -> new Cursor(Instant.EPOCH, a.account().value()));
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
