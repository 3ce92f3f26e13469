package io.interlock.ops.search;

import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.SymbolState;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.history.DayPartitions;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.search.Found.Item;
import io.interlock.ops.search.Found.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "search")
class SearchController {
    private final NamedOrders orders;
    private final StateReader<AccountState> accounts;
    private final StateReader<SymbolState> symbols;
    private final StateReader<FixSessionState> sessions;
    private final SessionScopes scopes;
    private final DayPartitions partitions;
    private final Clock clock;

    SearchController(
            NamedOrders orders,
            StateReader<AccountState> accounts,
            StateReader<SymbolState> symbols,
            StateReader<FixSessionState> sessions,
            SessionScopes scopes,
            DayPartitions partitions,
            Clock clock) {
        this.orders = orders;
        this.accounts = accounts;
        this.symbols = symbols;
        this.sessions = sessions;
        this.scopes = scopes;
        this.partitions = partitions;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "search",
            summary =
                    "Orders, accounts, CRM clients, symbols and sessions by any id; says where and"
                            + " how far back it looked. limit is of each kind")
    Found search(
            @RequestParam @NotBlank @Size(max = 200) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        String text = q.strip();
        List<Kind> kinds = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        look(kinds, items, Kind.order, "order:read", () -> orders.find(text, limit));
        look(kinds, items, Kind.account, "account:read", () -> accounts(text, limit));
        look(kinds, items, Kind.client, "account:read", () -> clients(text, limit));
        look(kinds, items, Kind.symbol, "symbol:read", () -> symbols(text, limit));
        look(kinds, items, Kind.fixSession, "session:read", () -> sessions(text, limit));
        return new Found(
                items,
                new Found.Searched(
                        kinds,
                        partitions.days().stream()
                                .findFirst()
                                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                                .orElse(null),
                        clock.instant()));
    }

    private static void look(
            List<Kind> kinds,
            List<Item> items,
            Kind kind,
            String permission,
            Supplier<List<Item>> found) {
        if (CurrentActor.may(permission)) {
            kinds.add(kind);
            items.addAll(found.get());
        }
    }

    private Stream<AccountState> visibleAccounts() {
        Scope scope = CurrentActor.scope();
        return accounts.view().values().stream().filter(a -> scope.covers(a.environment()));
    }

    private List<Item> accounts(String q, int limit) {
        return matching(
                visibleAccounts(),
                a -> a.account().value(),
                q,
                limit,
                a ->
                        new Item(
                                Kind.account,
                                a.account().value(),
                                a.account().value(),
                                "%s, client %s, %s"
                                        .formatted(
                                                a.environment(),
                                                a.crmClient(),
                                                a.tradingEnabled()
                                                        ? "may trade"
                                                        : "may not trade: " + a.reason()),
                                "account"));
    }

    private List<Item> clients(String q, int limit) {
        return matching(
                visibleAccounts(),
                AccountState::crmClient,
                q,
                limit,
                a ->
                        new Item(
                                Kind.client,
                                a.crmClient(),
                                a.crmClient(),
                                "account " + a.account(),
                                "CRM client"));
    }

    private List<Item> symbols(String q, int limit) {
        return matching(
                symbols.view().values().stream()
                        .filter(s -> CurrentActor.scope().covers(s.environment())),
                s -> s.symbol().toString(),
                q,
                limit,
                s ->
                        new Item(
                                Kind.symbol,
                                s.key(),
                                s.symbol().toString(),
                                s.environment() + ", " + s.description(),
                                "symbol"));
    }

    private List<Item> sessions(String q, int limit) {
        return matching(
                sessions.view().values().stream().filter(scopes::shows),
                FixSessionState::id,
                q,
                limit,
                s ->
                        new Item(
                                Kind.fixSession,
                                s.id(),
                                s.id(),
                                s.role() + ", " + s.state(),
                                "session"));
    }

    /** Whole names first, then those that begin with it, then those that have it anywhere. */
    private static <T> List<Item> matching(
            Stream<T> all, Function<T, String> name, String q, int limit, Function<T, Item> item) {
        String wanted = q.toLowerCase(Locale.ROOT);
        return all.filter(one -> lower(name, one).contains(wanted))
                .sorted(
                        Comparator.comparing((T one) -> !lower(name, one).equals(wanted))
                                .thenComparing(one -> !lower(name, one).startsWith(wanted))
                                .thenComparing(name))
                .limit(limit)
                .map(item)
                .toList();
    }

    private static <T> String lower(Function<T, String> name, T one) {
        return name.apply(one).toLowerCase(Locale.ROOT);
    }
}
