package io.interlock.routing.decision;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.ReferencePrice;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Then;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Orders, prices and collars as short as tests of guards want them. */
public final class Guarding {
    private Guarding() {}

    /** The order that is message {@code number} of a session, in EURUSD of account L1. */
    public static OrderCommand order(int number, String body, Instant now) {
        return message(number, Kind.NEW, body, now);
    }

    public static OrderCommand message(int number, Kind kind, String body, Instant now) {
        RootOrder root =
                kind == Kind.NEW
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, 1), new ClOrdId("A"), "OMSA", "OMSA-P");
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261123-10:00:00|11=B" + number + "|41=A|1=L1|55=EURUSD|" + body)
                                .replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, number),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofDays(5)),
                null,
                root,
                now);
    }

    public static ReferencePrice price(String source, String last, Instant at) {
        return new ReferencePrice(new Symbol("EURUSD"), source, null, null, Price.of(last), at);
    }

    /** One way, stale after 2 s and closed then, without a limit of movement. */
    public static Control.Collar collar(String bps, String... sources) {
        return new Control.Collar(
                List.of(sources),
                new BigDecimal(bps),
                false,
                2_000,
                Then.REJECT,
                Then.PASS,
                null,
                null);
    }

    public static String said(RoutingDecision decision) {
        var no = decision.rejection();
        return no == null
                ? "to " + decision.oms()
                : no.rule() + " " + no.ordRejReason() + ": " + no.text();
    }
}
