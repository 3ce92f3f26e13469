package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** The link with each OMS: which session is active, and changing over. */
final class LinkCommands {
    private static final String V1 = "/api/v1";
    private static final String LINK = V1 + "/oms-links/{oms}";

    private LinkCommands() {}

    static List<Command> all() {
        return List.of(
                get("links list", "The link with each OMS", "listOmsLinks", V1 + "/oms-links")
                        .show(
                                "OMS", "/oms",
                                "STATE", "/state",
                                "ACTIVE", "/active",
                                "SINCE", "/since"),
                get("links failovers", "Failovers of a link", "listFailovers", LINK + "/failovers")
                        .of("oms", "the OMS")
                        .show(
                                "AT", "/move/at",
                                "KIND", "/move/kind",
                                "FROM", "/move/from",
                                "TO", "/move/to",
                                "BY", "/move/by",
                                "CAUSE", "/move/cause"),
                post(
                                "links failover",
                                "New orders go by the other session now",
                                "forceFailover",
                                LINK + "/failovers")
                        .of("oms", "the OMS")
                        .because(),
                post(
                                "links revert",
                                "New orders go by the primary again",
                                "revertLink",
                                LINK + "/reverts")
                        .of("oms", "the OMS")
                        .because(),
                post(
                                "links ask-status",
                                "Ask an OMS what it knows of an order; it answers by a report",
                                "askOrderStatus",
                                LINK + "/status-requests")
                        .of("oms", "the OMS")
                        .body("clOrdId", "ClOrdID as the OMS knows it")
                        .optional("orderId", "OrderID, the OMS's own")
                        .optional("account", "Account")
                        .body("symbol", "Symbol")
                        .body("side", "BUY, SELL or SELL_SHORT")
                        .because());
    }
}
