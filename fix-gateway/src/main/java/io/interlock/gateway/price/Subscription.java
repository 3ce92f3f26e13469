package io.interlock.gateway.price;

import io.interlock.domain.Symbol;
import io.interlock.gateway.session.SessionDefinition.MarketData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The symbols that a source was asked for, each by a request of its own: so a refusal (35=Y) names
 * its symbol and takes none of the others with it.
 */
final class Subscription {
    private final Map<String, Symbol> ours = new LinkedHashMap<>();
    private final Map<String, String> byRequest = new LinkedHashMap<>();

    /** {@code run} keeps the ids of this Logon apart from those of earlier ones. */
    Subscription(MarketData wanted, long run) {
        wanted.names()
                .forEach((symbol, theirs) -> {
                    ours.put(theirs, new Symbol(symbol));
                    byRequest.put("IL" + run + "-" + (byRequest.size() + 1), theirs);
                });
    }

    /** MDReqID(262) and the source's name of the symbol it asks for. */
    Map<String, String> requests() {
        return Collections.unmodifiableMap(byRequest);
    }

    boolean wants(String theirs) {
        return ours.containsKey(theirs);
    }

    Symbol ours(String theirs) {
        Symbol symbol = ours.get(theirs);
        if (symbol == null) {
            throw new IllegalArgumentException(theirs + " was not asked for");
        }
        return symbol;
    }

    @Nullable String symbolOf(@Nullable String mdReqId) {
        return mdReqId == null ? null : byRequest.get(mdReqId);
    }
}
