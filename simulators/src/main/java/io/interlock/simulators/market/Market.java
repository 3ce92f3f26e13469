package io.interlock.simulators.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The quote of a symbol at a time; a slow wave of a tenth of a percent around a base price. */
public final class Market {
    private static final double SPREAD = 0.00005;
    private static final double WAVE = 0.001;
    private static final BigDecimal OTHERWISE = new BigDecimal("100.00");
    private static final Map<String, BigDecimal> BASE =
            """
            EURUSD 1.08500  GBPUSD 1.27000  USDJPY 151.200  USDCHF 0.88500  AUDUSD 0.65500
            USDCAD 1.36500  NZDUSD 0.60500  EURGBP 0.85400  EURJPY 164.100  EURCHF 0.96000
            EURAUD 1.65600  EURCAD 1.48100  GBPJPY 192.000  GBPCHF 1.12400  GBPAUD 1.93900
            AUDJPY 99.000   AUDNZD 1.08300  CADJPY 110.800  CHFJPY 170.800  NZDJPY 91.500
            EURSEK 11.45000 EURNOK 11.65000 USDSEK 10.55000 USDNOK 10.74000 USDMXN 17.10000
            USDZAR 18.10000 USDSGD 1.34500  USDPLN 3.98000
            XAUUSD 2650.00  XAGUSD 31.200   XPTUSD 960.00   XPDUSD 1010.00
            US500 5950.0    US100 20800.0   US30 44000.0    GER40 19300.0   FRA40 7250.0
            EU50 4800.0     UK100 8250.0    JP225 38500     AUS200 8400.0   HK50 19500
            USOIL 71.20     UKOIL 75.10     NATGAS 3.150
            BTCUSD 97500.00 ETHUSD 3350.00  LTCUSD 89.00    XRPUSD 1.4500   SOLUSD 255.00
            AAPL 229.00     MSFT 416.00     AMZN 198.00     NVDA 145.00     GOOGL 165.00
            TSLA 350.00     META 560.00     JPM 248.00
            SAP.DE 222.00   SIE.DE 180.00   VOW3.DE 82.00   VOD.L 0.7010    HSBA.L 7.2500
            """
                    .lines()
                    .map(line -> line.trim().split("\\s+"))
                    .flatMap(Market::pairs)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> new BigDecimal(pair[1])));

    private Market() {}

    public record Quote(BigDecimal bid, BigDecimal ask) {}

    /** The base price; 100.00 for symbols that have none. Its scale is the symbol's precision. */
    public static BigDecimal base(String symbol) {
        return BASE.getOrDefault(symbol, OTHERWISE);
    }

    public static Quote quote(String symbol, Instant at) {
        BigDecimal base = base(symbol);
        double phase = (symbol.hashCode() & 0xff) / 40.0;
        double mid =
                base.doubleValue() * (1 + WAVE * Math.sin(at.toEpochMilli() / 20_000.0 + phase));
        return new Quote(round(mid * (1 - SPREAD), base), round(mid * (1 + SPREAD), base));
    }

    private static Stream<String[]> pairs(String[] words) {
        return IntStream.range(0, words.length / 2)
                .mapToObj(at -> new String[] {words[2 * at], words[2 * at + 1]});
    }

    private static BigDecimal round(double price, BigDecimal base) {
        return BigDecimal.valueOf(price).setScale(base.scale(), RoundingMode.HALF_UP);
    }
}
