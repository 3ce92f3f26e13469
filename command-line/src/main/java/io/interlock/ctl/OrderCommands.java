package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;
import static io.interlock.ctl.Command.tail;

import java.util.List;

/** Orders, what became of them, and why. */
final class OrderCommands {
    private static final String V1 = "/api/v1";
    private static final String[] ORDER = {
        "RECEIVED", "/receivedAt",
        "ID", "/id",
        "CLIENT", "/clientSession",
        "ACCOUNT", "/account",
        "SYMBOL", "/symbol",
        "SIDE", "/side",
        "QTY", "/orderQty",
        "CUM", "/cumQty",
        "STATUS", "/status",
        "OMS", "/oms",
        "TEXT", "/text"
    };

    private OrderCommands() {}

    static List<Command> all() {
        return List.of(
                get("orders search", "Orders, the newest first", "listOrders", V1 + "/orders")
                        .query("q", "any id of an order, or a part of its text")
                        .query("status", "such as NEW, FILLED, REJECTED")
                        .query("symbol", "")
                        .query("account", "")
                        .query("clientSession", "")
                        .query("oms", "")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(ORDER),
                get("orders show", "One order and its timeline", "getOrder", V1 + "/orders/{id}")
                        .of("id", "as orders search shows it")
                        .show(
                                "AT", "/at",
                                "KIND", "/kind",
                                "TITLE", "/title",
                                "DETAIL", "/detail"),
                get(
                                "explain",
                                "Why an order was sent where it was, or rejected, rule by rule",
                                "listExplanations",
                                V1 + "/explanations")
                        .about("clOrdId", "the ClOrdID(11) of the order or request")
                        .show(
                                "DECIDED", "/decidedAt",
                                "ORDER", "/order",
                                "CLIENT", "/clientSession",
                                "KIND", "/kind",
                                "CONCLUSION", "/conclusion"),
                tail("orders tail", "Follow orders as they change", "order").show(ORDER),
                get(
                                "orders in-doubt",
                                "Orders of which nobody can know whether the OMS has them",
                                "listInDoubtOrders",
                                V1 + "/in-doubt-orders")
                        .show(
                                "SINCE", "/since",
                                "ID", "/commandId",
                                "OMS", "/oms",
                                "SESSION", "/omsSession",
                                "CLORDID", "/clOrdId",
                                "SYMBOL", "/symbol",
                                "QTY", "/orderQty",
                                "ASKED", "/asked",
                                "WHY", "/why"),
                post(
                                "orders settle",
                                "Settle an order in doubt by hand",
                                "settleInDoubtOrder",
                                V1 + "/in-doubt-orders/{commandId}/settlements")
                        .of("commandId", "as orders in-doubt shows it")
                        .body("resolution", "AT_OMS or NOT_AT_OMS")
                        .because(),
                get("rejects list", "Rejects, the newest first", "listRejects", V1 + "/rejects")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(
                                "AT", "/at",
                                "SOURCE", "/source",
                                "CLIENT", "/clientSession",
                                "ACCOUNT", "/account",
                                "SYMBOL", "/symbol",
                                "CODE", "/code",
                                "TEXT", "/text",
                                "ORDER", "/orderId"),
                get(
                                "rejects clusters",
                                "Rejects by session, code, wording and symbol",
                                "listRejectClusters",
                                V1 + "/reject-clusters")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .query("fixSession", "")
                        .query("symbol", "")
                        .query("rejectClass", "")
                        .show(
                                "LAST", "/lastSeen",
                                "COUNT", "/count",
                                "ACCOUNTS", "/accounts",
                                "SESSION", "/fixSession",
                                "SYMBOL", "/symbol",
                                "CLASS", "/rejectClass",
                                "CODE", "/code",
                                "TEXT", "/text",
                                "OWNER", "/owner"),
                get("messages list", "The FIX message log", "listFixMessages", V1 + "/fix-messages")
                        .query("session", "")
                        .query("clOrdId", "")
                        .query("direction", "IN or OUT")
                        .query("heartbeats", "true or false")
                        .query("from", "ISO-8601 or now-15m")
                        .query("to", "ISO-8601 or now")
                        .paged()
                        .show(
                                "AT", "/at",
                                "SESSION", "/session",
                                "DIRECTION", "/direction",
                                "SEQ", "/seq",
                                "TYPE", "/msgType",
                                "RAW", "/raw"));
    }
}
