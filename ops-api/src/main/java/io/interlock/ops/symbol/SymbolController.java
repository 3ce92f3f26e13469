package io.interlock.ops.symbol;

import io.interlock.domain.Environment;
import io.interlock.events.SymbolState;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/symbols", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("symbol:read")
@Tag(name = "symbols")
class SymbolController {
    private final StateReader<SymbolState> symbols;

    SymbolController(StateReader<SymbolState> symbols) {
        this.symbols = symbols;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listSymbols",
            summary = "Listed symbols; q looks in name, description, asset class and bucket")
    Page<SymbolState> list(
            @RequestParam(required = false) @Nullable Environment env,
            @RequestParam(required = false) @Nullable String q) {
        Scope scope = CurrentActor.scope();
        return Page.all(
                symbols.view().values().stream()
                        .filter(s -> scope.covers(s.environment()))
                        .filter(s -> env == null || s.environment() == env)
                        .filter(s -> q == null || matches(s, q.toLowerCase(Locale.ROOT)))
                        .sorted(
                                Comparator.comparing((SymbolState s) -> s.symbol().value())
                                        .thenComparing(SymbolState::environment))
                        .toList());
    }

    private static boolean matches(SymbolState symbol, String q) {
        return String.join(
                        "\n",
                        symbol.symbol().value(),
                        symbol.description(),
                        symbol.assetClass(),
                        symbol.bucket())
                .toLowerCase(Locale.ROOT)
                .contains(q);
    }
}
