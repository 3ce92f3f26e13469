package io.interlock.ops.position;

import io.interlock.events.AccountPositions;
import io.interlock.events.AccountState;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/positions", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("account:read")
@Tag(name = "positions")
class PositionController {
    private final StateReader<AccountPositions> positions;
    private final StateReader<AccountState> accounts;

    PositionController(
            @Qualifier("heldPositions") StateReader<AccountPositions> positions,
            StateReader<AccountState> accounts) {
        this.positions = positions;
        this.accounts = accounts;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listPositions",
            summary = "What accounts hold and what their open orders may still trade, by account")
    Page<PositionItem> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(defaultValue = "500") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        return Page.from((n, after) -> page(account, symbol, n, after), limit, cursor);
    }

    private Page<PositionItem> page(
            @Nullable String account, @Nullable String symbol, int limit, @Nullable Cursor after) {
        Scope scope = CurrentActor.scope();
        return Page.of(
                holders(account)
                        .flatMap(this::items)
                        .filter(item -> scope.covers(item.environment()))
                        .filter(item -> symbol == null || item.symbol().value().equals(symbol))
                        .filter(item -> after == null || key(item).compareTo(after.id()) > 0)
                        .sorted(Comparator.comparing(PositionController::key))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                item -> new Cursor(Instant.EPOCH, key(item)));
    }

    private Stream<AccountPositions> holders(@Nullable String account) {
        return account == null
                ? positions.view().values().stream()
                : Stream.ofNullable(positions.get(account));
    }

    /** Of accounts that nobody knows it is not known who may see them. */
    private Stream<PositionItem> items(AccountPositions holder) {
        AccountState account = accounts.get(holder.account().value());
        return account == null
                ? Stream.of()
                : PositionItem.of(holder, account.environment()).stream();
    }

    private static String key(PositionItem item) {
        return item.account() + " " + item.symbol();
    }
}
