package io.interlock.simulators.trader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A front end's login and what it trades. */
public record TraderClient(
        String compId, @Nullable String password, String account, List<String> symbols) {
    public static final List<String> SYMBOLS =
            List.of(
                    "EURUSD", "GBPUSD", "USDJPY", "AUDUSD", "XAUUSD", "US500", "GER40", "BTCUSD",
                    "USOIL", "AAPL");
}
