package io.interlock.systemtests.faults;

import java.time.Instant;
import java.util.Set;

/**
 * One application message in the log of a simulator: {@code in}, {@code out} or {@code stored},
 * seen from the simulator. {@code raw} has {@code |} for SOH.
 */
record Line(Instant at, String session, String direction, long seq, boolean possDup, String raw) {
    private static final Set<String> HEADER =
            Set.of(
                    "8", "9", "34", "35", "43", "49", "50", "52", "56", "57", "97", "115", "116",
                    "122", "128", "129", "142", "143", "144", "145", "369");

    /** The first value of a tag, empty where it is absent. */
    String get(int tag) {
        String name = "|" + tag + "=";
        int at = raw.indexOf(name);
        if (at < 0) {
            return "";
        }
        int end = raw.indexOf('|', at + name.length());
        return raw.substring(at + name.length(), end < 0 ? raw.length() : end);
    }

    String msgType() {
        return get(35);
    }

    String clOrdId() {
        return get(11);
    }

    String execId() {
        return get(17);
    }

    boolean incoming() {
        return direction.equals("in");
    }

    /** NewOrderSingle, OrderCancelRequest or OrderCancelReplaceRequest. */
    boolean isOrderMessage() {
        String type = msgType();
        return type.equals("D") || type.equals("F") || type.equals("G");
    }

    /** An ExecutionReport that is news; status answers are not. */
    boolean isExecution() {
        return msgType().equals("8") && !get(150).equals("I");
    }

    /** Everything between the header and CheckSum(10), untouched. */
    String body() {
        int at = 0;
        while (at < raw.length()) {
            int equals = raw.indexOf('=', at);
            if (equals < 0 || !HEADER.contains(raw.substring(at, equals))) {
                break;
            }
            at = raw.indexOf('|', equals) + 1;
            if (at == 0) {
                return "";
            }
        }
        int end = raw.lastIndexOf("|10=") + 1;
        return end > at ? raw.substring(at, end) : raw.substring(at);
    }
}
