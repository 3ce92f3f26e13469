package io.interlock.recon.posttrade;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a column may be of, by FIX's own names. */
enum Field {
    EXEC_ID("ExecID", Kind.TEXT, Trade::execId),
    SECONDARY_EXEC_ID("SecondaryExecID", Kind.TEXT, Trade::secondaryExecId),
    ORDER_ID("OrderID", Kind.TEXT, Trade::orderId),
    CL_ORD_ID("ClOrdID", Kind.TEXT, Trade::clOrdId),
    ACCOUNT("Account", Kind.TEXT, Trade::account),
    SYMBOL("Symbol", Kind.TEXT, Trade::symbol),
    SIDE("Side", Kind.TEXT, Trade::side),
    LAST_QTY("LastQty", Kind.NUMBER, Trade::lastQty),
    LAST_PX("LastPx", Kind.NUMBER, Trade::lastPx),
    GROSS_TRADE_AMT("GrossTradeAmt", Kind.NUMBER, Trade::notional),
    TRANSACT_TIME("TransactTime", Kind.TIME, Trade::transactTime),
    TRADE_DATE("TradeDate", Kind.DATE, Trade::tradeDate),
    SETTL_DATE("SettlDate", Kind.DATE, Trade::settlDate),
    CURRENCY("Currency", Kind.TEXT, Trade::currency),
    COMMISSION("Commission", Kind.NUMBER, Trade::commission),
    COMM_TYPE("CommType", Kind.TEXT, Trade::commType),
    LAST_MKT("LastMkt", Kind.TEXT, Trade::lastMkt);

    /** What a value is. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        DATE
    }

    private final String fixName;
    private final Kind kind;
    private final Function<Trade, @Nullable Object> value;

    Field(String fixName, Kind kind, Function<Trade, @Nullable Object> value) {
        this.fixName = fixName;
        this.kind = kind;
        this.value = value;
    }

    static Optional<Field> of(String fixName) {
        return Arrays.stream(values()).filter(each -> each.fixName.equals(fixName)).findFirst();
    }

    String fixName() {
        return fixName;
    }

    Kind kind() {
        return kind;
    }

    @Nullable Object of(Trade trade) {
        return value.apply(trade);
    }
}
