package io.interlock.symbols.catalogue;

import io.interlock.domain.Environment;
import io.interlock.events.SymbolState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/symbols")
@Requires("symbol:read")
class SymbolController {
    private final Catalogue catalogue;

    SymbolController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    Page<SymbolState> list(
            @RequestParam(required = false) @Nullable Environment env,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                catalogue.page(env, q, Cursor.decode(cursor), limit + 1), limit, SymbolState::key);
    }

    @GetMapping("/{env}/{symbol}")
    SymbolState one(@PathVariable Environment env, @PathVariable String symbol) {
        return catalogue
                .find(env, symbol)
                .orElseThrow(() -> Problem.NOT_FOUND.exception(env + " has no symbol " + symbol));
    }
}
