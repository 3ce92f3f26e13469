package io.interlock.gateway.hostile;

/** Orders as scenarios of this package send them. */
final class Orders {
    private Orders() {}

    static String body(String clOrdId) {
        return "11=" + clOrdId + "|1=L1001|55=EURUSD|54=1|60=now|38=1000|40=1";
    }
}
