package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** Symbols and their kill switches. */
final class SymbolCommands {
    private static final String V1 = "/api/v1";

    private SymbolCommands() {}

    static List<Command> all() {
        return List.of(
                get("symbols list", "The catalogue", "listSymbols", V1 + "/symbols")
                        .query("env", "LIVE or DEMO")
                        .query("q", "a part of the name")
                        .show(
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "NAME", "/description",
                                "BUCKET", "/bucket",
                                "DIGITS", "/precision",
                                "TICK", "/tickSize",
                                "MIN", "/minQty",
                                "MAX", "/maxQty",
                                "STEP", "/qtyStep"),
                get(
                                "kills list",
                                "Engaged kill switches",
                                "listKillSwitches",
                                V1 + "/kill-switches")
                        .show(
                                "ID", "/id",
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "SINCE", "/since",
                                "BY", "/by",
                                "REASON", "/reason"),
                post(
                                "kill",
                                "Stop all new orders for a symbol",
                                "engageKillSwitch",
                                V1 + "/kill-switches")
                        .body("environment", "LIVE or DEMO")
                        .body("symbol", "")
                        .because(),
                post(
                                "release",
                                "Let orders through again",
                                "releaseKillSwitch",
                                V1 + "/kill-switches/{id}/releases")
                        .of("id", "as kills list shows it")
                        .because(),
                get("accounts list", "Accounts", "listAccounts", V1 + "/accounts")
                        .query("q", "a part of the account or the CRM client")
                        .show(
                                "ACCOUNT", "/account",
                                "ENV", "/environment",
                                "CLIENT", "/crmClient",
                                "TRADING", "/tradingEnabled",
                                "REASON", "/reason"),
                get(
                                "positions list",
                                "What accounts hold, and what their open orders may still trade",
                                "listPositions",
                                V1 + "/positions")
                        .query("account", "")
                        .query("symbol", "")
                        .show(
                                "ACCOUNT", "/account",
                                "ENV", "/environment",
                                "SYMBOL", "/symbol",
                                "QTY", "/qty",
                                "AVG PX", "/avgPx",
                                "OPEN BUYS", "/openBuyQty",
                                "OPEN SELLS", "/openSellQty"));
    }
}
