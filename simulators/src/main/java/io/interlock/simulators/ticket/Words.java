package io.interlock.simulators.ticket;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.util.Locale;
import java.util.Map;

/** FIX messages as a dealer would say them. */
final class Words {
    private static final Map<String, String> ORD_REJ =
            Map.ofEntries(
                    Map.entry("0", "Broker option"),
                    Map.entry("1", "Unknown symbol"),
                    Map.entry("2", "Exchange closed"),
                    Map.entry("3", "Order exceeds limit"),
                    Map.entry("4", "Too late to enter"),
                    Map.entry("5", "Unknown order"),
                    Map.entry("6", "Duplicate order"),
                    Map.entry("8", "Stale order"),
                    Map.entry("11", "Unsupported order characteristic"),
                    Map.entry("13", "Incorrect quantity"),
                    Map.entry("15", "Unknown account"),
                    Map.entry("99", "Other"));
    private static final Map<String, String> CXL_REJ =
            Map.of(
                    "0", "Too late",
                    "1", "Unknown order",
                    "2", "Broker option",
                    "3", "Already pending",
                    "6", "Duplicate ClOrdID",
                    "99", "Other");
    private static final Map<String, String> BUSINESS =
            Map.of(
                    "0", "Other",
                    "1", "Unknown id",
                    "2", "Unknown security",
                    "3", "Unsupported message type",
                    "4", "Application not available",
                    "5", "Conditionally required field missing",
                    "6", "Not authorized");

    private Words() {}

    static String order(FixMessage order) {
        OrdType type = OrdType.of(order.text(Tag.ORD_TYPE));
        String prices =
                switch (type) {
                    case LIMIT -> " " + order.text(Tag.PRICE);
                    case STOP -> " " + order.text(Tag.STOP_PX);
                    case STOP_LIMIT ->
                            " " + order.text(Tag.STOP_PX) + " limit " + order.text(Tag.PRICE);
                    case MARKET, OTHER -> "";
                };
        String kind = type == OrdType.STOP_LIMIT ? "stop" : lower(type);
        TimeInForce tif = TimeInForce.of(order.text(Tag.TIME_IN_FORCE));
        return lower(Side.of(order.text(Tag.SIDE)))
                + " "
                + order.text(Tag.ORDER_QTY)
                + " "
                + order.text(Tag.SYMBOL)
                + " "
                + kind
                + prices
                + ", "
                + (tif == TimeInForce.DAY ? "day" : tif.name())
                + ", account "
                + order.text(Tag.ACCOUNT);
    }

    /** One line on a message from the gateway. */
    static String report(FixMessage message) {
        return switch (message.msgType()) {
            case "8" -> execution(message);
            case "9" ->
                    (message.text(Tag.CXL_REJ_RESPONSE_TO).equals("2") ? "Replace" : "Cancel")
                            + " rejected: "
                            + reason(CXL_REJ, "CxlRejReason", message, Tag.CXL_REJ_REASON)
                            + text(message);
            case "j" ->
                    "Refused: "
                            + reason(
                                    BUSINESS,
                                    "BusinessRejectReason",
                                    message,
                                    Tag.BUSINESS_REJECT_REASON)
                            + text(message);
            case "3" -> "Refused by the session" + text(message);
            case "5" -> "Logged out" + text(message);
            default -> message.toString();
        };
    }

    private static String execution(FixMessage report) {
        ExecType type = ExecType.of(report.text(Tag.EXEC_TYPE));
        OrdStatus status = OrdStatus.of(report.text(Tag.ORD_STATUS));
        String numbers =
                "cum " + report.text(Tag.CUM_QTY) + ", leaves " + report.text(Tag.LEAVES_QTY);
        String last = report.text(Tag.LAST_QTY) + " @ " + report.text(Tag.LAST_PX);
        String what =
                switch (type) {
                    case TRADE -> pad(sentence(status), 18) + last + "  (" + numbers + ")";
                    case TRADE_CORRECT -> pad("Trade corrected", 18) + last + "  (" + numbers + ")";
                    case TRADE_CANCEL -> pad("Trade busted", 18) + last + "  (" + numbers + ")";
                    case REJECTED ->
                            pad("Rejected", 18)
                                    + reason(ORD_REJ, "OrdRejReason", report, Tag.ORD_REJ_REASON);
                    case ORDER_STATUS -> pad("Status", 18) + sentence(status) + ", " + numbers;
                    case NEW -> pad("New", 18) + "OrderID " + report.text(Tag.ORDER_ID);
                    case DONE_FOR_DAY,
                            CANCELED,
                            REPLACED,
                            PENDING_CANCEL,
                            STOPPED,
                            SUSPENDED,
                            PENDING_NEW,
                            CALCULATED,
                            EXPIRED,
                            RESTATED,
                            PENDING_REPLACE ->
                            pad(sentence(type), 18) + numbers;
                    case OTHER ->
                            pad("ExecType " + report.text(Tag.EXEC_TYPE), 18)
                                    + sentence(status)
                                    + ", "
                                    + numbers;
                };
        return what + text(report);
    }

    private static String reason(
            Map<String, String> words, String name, FixMessage message, int tag) {
        String code = message.text(tag);
        return code.isEmpty()
                ? "no reason given"
                : words.getOrDefault(code, "Reason " + code) + " (" + name + " " + code + ")";
    }

    private static String text(FixMessage message) {
        String text = message.text(Tag.TEXT);
        return text.isEmpty() ? "" : "  " + text;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sentence(Enum<?> value) {
        String words = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
