package io.interlock.recon.matching;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeDetail;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Trade reports for tests: {@code platform("E1", "100@1.1", at)}. */
public final class Trades {
    public static final Instant T0 = Instant.parse("2026-03-02T09:30:00Z");

    private static final TradeDetail DETAIL =
            new TradeDetail(
                    Side.BUY, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, "S", null, false);

    private Trades() {}

    static TradeReport platform(String execId, String qtyAtPx, Instant at) {
        return report(Feed.PLATFORM, execId, ExecType.TRADE, qtyAtPx, at);
    }

    static TradeReport dropCopy(String execId, String qtyAtPx, Instant at) {
        return report(Feed.DROP_COPY, execId, ExecType.TRADE, qtyAtPx, at);
    }

    static TradeReport report(Feed feed, String execId, ExecType type, String qtyAtPx, Instant at) {
        int split = qtyAtPx.indexOf('@');
        return new TradeReport(
                feed,
                key(execId),
                new CommandId(
                        feed == Feed.PLATFORM ? "OMSA-P" : "OMSA-DC", 1, at.toEpochMilli()),
                type,
                new OrderId("O1"),
                new ClOrdId("X"),
                new Symbol("EURUSD"),
                qtyAtPx.startsWith("-") ? null : Quantity.of(qtyAtPx.substring(0, split)),
                qtyAtPx.endsWith("-") ? null : Price.of(qtyAtPx.substring(split + 1)),
                at,
                at,
                DETAIL);
    }

    static TradeKey key(String execId) {
        return new TradeKey("OMSA", new ExecId(execId), LocalDate.ofInstant(T0, ZoneOffset.UTC));
    }
}
