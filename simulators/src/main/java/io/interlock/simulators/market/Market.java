package io.interlock.simulators.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;

/** The quote of a symbol at a time; a slow wave of a tenth of a percent around a base price. */
public final class Market {
    private static final double SPREAD = 0.00005;
    private static final double WAVE = 0.001;

    private static final Map<String, String> BASE =
            Map.ofEntries(
                    Map.entry("EURUSD", "1.08500"),
                    Map.entry("GBPUSD", "1.27000"),
                    Map.entry("USDJPY", "151.200"),
                    Map.entry("USDCHF", "0.88500"),
                    Map.entry("AUDUSD", "0.65500"),
                    Map.entry("USDCAD", "1.36500"),
                    Map.entry("NZDUSD", "0.60500"),
                    Map.entry("EURGBP", "0.85400"),
                    Map.entry("EURJPY", "164.100"),
                    Map.entry("GBPJPY", "192.000"),
                    Map.entry("XAUUSD", "2650.00"),
                    Map.entry("XAGUSD", "31.200"),
                    Map.entry("US500", "5950.0"),
                    Map.entry("US100", "20800.0"),
                    Map.entry("US30", "44000.0"),
                    Map.entry("DE40", "19300.0"),
                    Map.entry("UK100", "8250.0"),
                    Map.entry("BTCUSD", "97500.00"),
                    Map.entry("ETHUSD", "3350.00"),
                    Map.entry("USOIL", "71.20"),
                    Map.entry("UKOIL", "75.10"),
                    Map.entry("AAPL", "229.00"),
                    Map.entry("MSFT", "416.00"),
                    Map.entry("NVDA", "145.00"),
                    Map.entry("TSLA", "350.00"));

    private Market() {}

    public record Quote(BigDecimal bid, BigDecimal ask) {}

    /** The base price; 100.00 for symbols that have none. Its scale is the symbol's precision. */
    public static BigDecimal base(String symbol) {
        return new BigDecimal(BASE.getOrDefault(symbol, "100.00"));
    }

    public static Quote quote(String symbol, Instant at) {
        BigDecimal base = base(symbol);
        double phase = (symbol.hashCode() & 0xff) / 40.0;
        double mid =
                base.doubleValue() * (1 + WAVE * Math.sin(at.toEpochMilli() / 20_000.0 + phase));
        return new Quote(round(mid * (1 - SPREAD), base), round(mid * (1 + SPREAD), base));
    }

    private static BigDecimal round(double price, BigDecimal base) {
        return BigDecimal.valueOf(price).setScale(base.scale(), RoundingMode.HALF_UP);
    }
}
