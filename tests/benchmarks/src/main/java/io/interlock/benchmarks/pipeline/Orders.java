package io.interlock.benchmarks.pipeline;

import java.util.List;

/**
 * What the load orders: one symbol, spread over a few accounts, as any front end would write it.
 */
public final class Orders {
    public static final String SYMBOL = "EURUSD";
    private static final String SOH = "\u0001";
    private static final int ACCOUNTS = 24;

    private static final List<String> BODIES =
            accounts().stream()
                    .map(account ->
                            (SOH
                                            + "1="
                                            + account
                                            + "|38=10000|40=2|44=1.1000|54=1|55="
                                            + SYMBOL
                                            + "|59=0")
                                    .replace("|", SOH))
                    .toList();

    private Orders() {}

    /** The accounts that orders are placed for. */
    public static List<String> accounts() {
        return java.util.stream.IntStream.rangeClosed(1001, 1000 + ACCOUNTS)
                .mapToObj(number -> "L" + number)
                .toList();
    }

    /** All of order {@code index} between ClOrdID(11) and TransactTime(60). */
    public static String limitOrder(int index) {
        return BODIES.get(index % ACCOUNTS);
    }
}
