package io.interlock.systemtests;

import io.interlock.testkit.FixSocket;

/** Bodies of order messages as a client would write them, {@code |} for SOH. */
final class Orders {
    private Orders() {}

    /** A market order to buy 10,000 EURUSD for L1005. */
    static String market(String clOrdId) {
        return order(clOrdId, "EURUSD", "38=10000|40=1|");
    }

    static String order(String clOrdId, String symbol, String terms) {
        return forAccount("L1005", clOrdId, symbol, terms);
    }

    static String forAccount(String account, String clOrdId, String symbol, String terms) {
        return "11="
                + clOrdId
                + "|1="
                + account
                + "|55="
                + symbol
                + "|54=1|60="
                + FixSocket.now()
                + "|"
                + terms;
    }

    /** A limit order far from the market: it rests. */
    static String resting(String clOrdId) {
        return order(clOrdId, "EURUSD", "38=10000|40=2|44=0.50000|59=1|");
    }

    static String cancel(String clOrdId, String orig) {
        return "11="
                + clOrdId
                + "|41="
                + orig
                + "|1=L1005|55=EURUSD|54=1|38=10000|60="
                + FixSocket.now()
                + "|";
    }

    static String replace(String clOrdId, String orig, String terms) {
        return "11="
                + clOrdId
                + "|41="
                + orig
                + "|1=L1005|55=EURUSD|54=1|60="
                + FixSocket.now()
                + "|"
                + terms;
    }
}
