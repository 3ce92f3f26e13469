package io.interlock.ops.reject;

/** Whose problem a reject is, and what to look at first. */
public enum RejectClass {
    SYMBOL_MAP(
            "The symbol is not known there",
            "symbol ops",
            "Compare the symbol's mapping with the last one that worked"),
    MARKET_CLOSED(
            "The market was closed",
            "dealing",
            "Look at the trading calendar: session hours, DST, holiday"),
    PRICE_INCREMENT(
            "The price does not fit the tick size",
            "symbol ops",
            "Compare tick size and digits with the OMS's"),
    PRICE_BAND(
            "The price was too far from the market",
            "symbol ops",
            "Compare the price with the OMS's band; look for stale quotes"),
    QUANTITY(
            "The quantity is not allowed",
            "symbol ops",
            "Compare least, most and step of the quantity with the OMS's"),
    LIMIT(
            "A limit would have been exceeded",
            "risk",
            "Find who owns the limit and how much headroom is left"),
    MARGIN("There was not enough margin", "risk", "Look at the account's margin and headroom"),
    FUNDS("There was not enough money", "risk", "Look at the account's balance and headroom"),
    THROTTLE(
            "Too many messages were sent in a short time",
            "dealing",
            "Find which bucket is empty and who used it"),
    DUPLICATE(
            "The same order had been sent before",
            "engineering",
            "Look at the client's id generator; audit resends"),
    UNKNOWN_ORDER(
            "The order it was about is not known",
            "engineering",
            "Ask for the order's status; look at its reconciliation"),
    TOO_LATE(
            "It was too late: the order was filled or closed already",
            "engineering",
            "Ask for the order's status; look at its reconciliation"),
    ACCESS(
            "The account has no right to do this",
            "CRM ops",
            "Look at the account's rights and gates"),
    ACCOUNT(
            "The account may not trade",
            "CRM ops",
            "Look at the account's gates and its state in the CRM"),
    UNSUPPORTED(
            "This kind of order is not supported there",
            "product",
            "Look up order type and time in force of that route"),
    KILLED(
            "Trading in the symbol was stopped by a kill switch",
            "dealing",
            "Look at the kill switch: who engaged it, why, and until when"),
    POLICY(
            "A trading rule of the broker forbids it",
            "dealing",
            "Look at the rule that said no and its newest change"),
    FORMAT(
            "The OMS could not read the message",
            "engineering",
            "Compare the message with the OMS's dialect"),
    VENUE_TECH(
            "The connection or the OMS had a technical problem",
            "dealing",
            "Look at the OMS's link, its failover state and our own services"),
    OTHER_NEW(
            "The OMS gave a reason of its own",
            "dealing",
            "Read the text: no rule of ours knows it");

    private final String plainWords;
    private final String owner;
    private final String firstAction;

    RejectClass(String plainWords, String owner, String firstAction) {
        this.plainWords = plainWords;
        this.owner = owner;
        this.firstAction = firstAction;
    }

    /** For somebody who asks why their order failed. */
    public String plainWords() {
        return plainWords;
    }

    public String owner() {
        return owner;
    }

    public String firstAction() {
        return firstAction;
    }
}
