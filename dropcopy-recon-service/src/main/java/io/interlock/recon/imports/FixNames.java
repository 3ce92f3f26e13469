package io.interlock.recon.imports;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FIX's names of the fields that files have, with their kinds. */
final class FixNames {
    /** What a field's value is. */
    enum Kind {
        TEXT,
        QUANTITY,
        DECIMAL,
        TIME,
        DATE
    }

    /** A field. */
    record Field(int tag, String name, Kind kind) {}

    private static final Map<Integer, Field> FIELDS =
            Stream.of(
                            new Field(1, "Account", Kind.TEXT),
                            new Field(6, "AvgPx", Kind.DECIMAL),
                            new Field(11, "ClOrdID", Kind.TEXT),
                            new Field(12, "Commission", Kind.DECIMAL),
                            new Field(13, "CommType", Kind.TEXT),
                            new Field(14, "CumQty", Kind.QUANTITY),
                            new Field(15, "Currency", Kind.TEXT),
                            new Field(17, "ExecID", Kind.TEXT),
                            new Field(19, "ExecRefID", Kind.TEXT),
                            new Field(20, "ExecTransType", Kind.TEXT),
                            new Field(22, "SecurityIDSource", Kind.TEXT),
                            new Field(30, "LastMkt", Kind.TEXT),
                            new Field(31, "LastPx", Kind.DECIMAL),
                            new Field(32, "LastQty", Kind.QUANTITY),
                            new Field(37, "OrderID", Kind.TEXT),
                            new Field(38, "OrderQty", Kind.QUANTITY),
                            new Field(39, "OrdStatus", Kind.TEXT),
                            new Field(40, "OrdType", Kind.TEXT),
                            new Field(41, "OrigClOrdID", Kind.TEXT),
                            new Field(44, "Price", Kind.DECIMAL),
                            new Field(48, "SecurityID", Kind.TEXT),
                            new Field(52, "SendingTime", Kind.TIME),
                            new Field(54, "Side", Kind.TEXT),
                            new Field(55, "Symbol", Kind.TEXT),
                            new Field(58, "Text", Kind.TEXT),
                            new Field(60, "TransactTime", Kind.TIME),
                            new Field(64, "SettlDate", Kind.DATE),
                            new Field(75, "TradeDate", Kind.DATE),
                            new Field(97, "PossResend", Kind.TEXT),
                            new Field(99, "StopPx", Kind.DECIMAL),
                            new Field(119, "SettlCurrAmt", Kind.DECIMAL),
                            new Field(120, "SettlCurrency", Kind.TEXT),
                            new Field(150, "ExecType", Kind.TEXT),
                            new Field(151, "LeavesQty", Kind.QUANTITY),
                            new Field(381, "GrossTradeAmt", Kind.DECIMAL),
                            new Field(479, "CommCurrency", Kind.TEXT),
                            new Field(527, "SecondaryExecID", Kind.TEXT),
                            new Field(880, "TrdMatchID", Kind.TEXT),
                            new Field(1003, "TradeID", Kind.TEXT))
                    .collect(Collectors.toUnmodifiableMap(Field::tag, each -> each));

    private FixNames() {}

    static @Nullable Field field(int tag) {
        return FIELDS.get(tag);
    }

    /** For example {@code LastQty(32)}. */
    static String of(int tag) {
        Field field = FIELDS.get(tag);
        return field == null ? "tag(" + tag + ")" : field.name() + "(" + tag + ")";
    }
}
