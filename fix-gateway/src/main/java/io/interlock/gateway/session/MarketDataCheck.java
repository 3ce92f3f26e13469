package io.interlock.gateway.session;

import io.interlock.gateway.session.SessionDefinition.MarketData;
import io.interlock.gateway.session.SessionDefinition.Reset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is wrong with what a definition says of prices; {@code fault} takes field and detail. */
final class MarketDataCheck {
    private static final int MAX_SYMBOLS = 5_000;
    private static final int MAX_PER_SECOND = 100;

    private MarketDataCheck() {}

    static void of(SessionDefinition checked, BiConsumer<String, String> fault) {
        MarketData wanted = checked.marketData();
        if (!checked.servesPrices()) {
            if (wanted != null) {
                fault.accept("marketData", "is for MARKET_DATA only, this is " + checked.kind());
            }
            return;
        }
        if (!checked.connects()) {
            fault.accept("connection.host", "is needed: we connect to a price source");
        }
        if (checked.window() != null && checked.window().reset() == Reset.AT_OPEN) {
            fault.accept("window.reset", "AT_OPEN: prices begin at 1 with each Logon anyway");
        }
        if (wanted == null || wanted.symbols().isEmpty()) {
            fault.accept("marketData.symbols", "must not be empty: what is the source asked for?");
            return;
        }
        symbols(wanted, fault);
        if (wanted.depth() < 0 || wanted.depth() > 100) {
            fault.accept("marketData.depth", wanted.depth() + " is not between 0 and 100");
        }
        if (wanted.perSecond() < 1 || wanted.perSecond() > MAX_PER_SECOND) {
            fault.accept(
                    "marketData.perSecond",
                    wanted.perSecond() + " is not between 1 and " + MAX_PER_SECOND);
        }
    }

    private static void symbols(MarketData wanted, BiConsumer<String, String> fault) {
        if (wanted.symbols().size() > MAX_SYMBOLS) {
            fault.accept(
                    "marketData.symbols",
                    wanted.symbols().size() + " are more than " + MAX_SYMBOLS);
        }
        Set<String> ours = new HashSet<>();
        Set<String> theirs = new HashSet<>();
        for (String symbol : wanted.symbols()) {
            int equals = symbol.indexOf('=');
            String own = equals < 0 ? symbol : symbol.substring(0, equals);
            if (!symbol.matches("[!-<>-~]{1,64}(=[!-<>-~]{1,64})?")) {
                fault.accept(
                        "marketData.symbols",
                        "'" + symbol + "' is neither a symbol nor ours=theirs");
            } else if (!ours.add(own) || !theirs.add(symbol.substring(equals + 1))) {
                fault.accept("marketData.symbols", "'" + symbol + "' names one twice");
            }
        }
    }
}
