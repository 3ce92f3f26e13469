package io.interlock.events;

import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A symbol as it is listed in one environment, on {@link Topics#SYMBOLS} under {@code env:symbol}
 * (for example {@code LIVE:EURUSD}). A tombstone delists it.
 *
 * @param bucket routes are chosen by it, for example {@code fx-major}
 * @param precision decimals of a price
 * @param sessions weekly trading hours in words and zone, for example {@code Sun 17:05-Fri 17:00
 *     America/New_York}
 * @param omsSymbols this symbol's name per OMS where it differs
 */
public record SymbolState(
        Environment environment,
        Symbol symbol,
        String description,
        String assetClass,
        String bucket,
        String currency,
        BigDecimal contractSize,
        int precision,
        BigDecimal tickSize,
        Quantity minQty,
        Quantity maxQty,
        Quantity qtyStep,
        List<OrdType> ordTypes,
        List<String> sessions,
        Map<String, String> omsSymbols,
        long version,
        Instant updatedAt) {

    public String key() {
        return environment + ":" + symbol;
    }
}
