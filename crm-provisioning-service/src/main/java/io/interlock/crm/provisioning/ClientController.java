package io.interlock.crm.provisioning;

import io.interlock.events.AccountState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names and addresses are masked for those without {@code account:read-pii}. */
@RestController
@RequestMapping("/api/v1")
@Requires("account:read")
class ClientController {
    private final ClientRepository clients;
    private final AccountRepository accounts;

    ClientController(ClientRepository clients, AccountRepository accounts) {
        this.clients = clients;
        this.accounts = accounts;
    }

    @GetMapping("/clients")
    Page<ClientView> clients(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                clients.page(like(q), Cursor.decode(cursor), Limit.of(limit + 1)).stream()
                        .map(this::view)
                        .toList(),
                limit,
                ClientView::id);
    }

    @GetMapping("/clients/{id}")
    ClientView client(@PathVariable String id) {
        return clients.findById(id)
                .map(this::view)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no client " + id));
    }

    @GetMapping("/accounts")
    Page<AccountState> accounts(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                accounts.page(like(q), Cursor.decode(cursor), Limit.of(limit + 1)).stream()
                        .map(AccountEntity::state)
                        .toList(),
                limit,
                account -> account.account().value());
    }

    @GetMapping("/accounts/{account}")
    AccountState account(@PathVariable String account) {
        return accounts.findById(account)
                .map(AccountEntity::state)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no account " + account));
    }

    private ClientView view(ClientEntity client) {
        List<AccountState> owned =
                accounts.findByClientIdOrderByAccount(client.client().id()).stream()
                        .map(AccountEntity::state)
                        .toList();
        return ClientView.of(client, owned, CurrentActor.may("account:read-pii"));
    }

    private static String like(String q) {
        return "%" + q.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0") + "%";
    }
}
