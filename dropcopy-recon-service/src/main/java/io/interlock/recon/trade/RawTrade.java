package io.interlock.recon.trade;

import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.Side;
import io.interlock.fix.FixMessage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Of a report's exact text what finance needs and the platform does not. Unreadable is null. */
final class RawTrade {
    private static final int COMMISSION = 12;
    private static final int COMM_TYPE = 13;
    private static final int CURRENCY = 15;
    private static final int LAST_MKT = 30;
    private static final int POSS_DUP_FLAG = 43;
    private static final int SETTL_DATE = 64;
    private static final int TRADE_DATE = 75;
    private static final int POSS_RESEND = 97;
    private static final int SECONDARY_EXEC_ID = 527;
    private static final int LONGEST = 40;

    private RawTrade() {}

    static TradeDetail detail(
            ExecutionReport report, String raw, String session, @Nullable String clientSession) {
        FixMessage message = FixMessage.of(raw);
        String secondary = text(message, SECONDARY_EXEC_ID);
        return new TradeDetail(
                report.side() == Side.OTHER ? null : report.side(),
                report.account(),
                report.execRefId(),
                secondary == null ? null : new ExecId(secondary),
                report.transactTime(),
                date(message, TRADE_DATE),
                text(message, CURRENCY),
                decimal(message, COMMISSION),
                text(message, COMM_TYPE),
                date(message, SETTL_DATE),
                text(message, LAST_MKT),
                report.orderQty(),
                report.cumQty(),
                report.leavesQty(),
                report.ordStatus() == OrdStatus.OTHER ? null : report.ordStatus(),
                session,
                clientSession,
                "Y".equals(message.get(POSS_DUP_FLAG)) || "Y".equals(message.get(POSS_RESEND)));
    }

    private static @Nullable String text(FixMessage message, int tag) {
        String value = message.get(tag);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable LocalDate date(FixMessage message, int tag) {
        String value = text(message, tag);
        try {
            return value == null ? null : LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(FixMessage message, int tag) {
        String value = text(message, tag);
        if (value == null || value.length() > LONGEST) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            return Math.abs(number.scale()) > LONGEST ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
