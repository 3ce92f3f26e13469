package io.interlock.recon.breaks;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.recon.trade.TradeReport;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a break is about, with both sides' figures. */
public record Facts(
        String oms,
        @Nullable ExecId execId,
        @Nullable OrderId orderId,
        @Nullable ClOrdId clOrdId,
        @Nullable Symbol symbol,
        @Nullable Side side,
        @Nullable Account account,
        @Nullable LocalDate tradeDate,
        @Nullable Quantity platformQty,
        @Nullable Quantity dropCopyQty,
        @Nullable Price platformPx,
        @Nullable Price dropCopyPx) {

    /** Of a trade that at least one side tells. */
    public static Facts of(@Nullable TradeReport platform, @Nullable TradeReport dropCopy) {
        TradeReport named = platform == null ? dropCopy : platform;
        if (named == null) {
            throw new IllegalArgumentException("a break of nothing");
        }
        return new Facts(
                named.key().oms(),
                named.key().execId(),
                named.orderId(),
                named.clOrdId(),
                named.symbol(),
                named.detail().side(),
                named.detail().account(),
                named.tradeDate(),
                platform == null ? null : platform.qty(),
                dropCopy == null ? null : dropCopy.qty(),
                platform == null ? null : platform.px(),
                dropCopy == null ? null : dropCopy.px());
    }

    /** Of an OMS as such. */
    public static Facts of(String oms) {
        return new Facts(oms, null, null, null, null, null, null, null, null, null, null, null);
    }
}
