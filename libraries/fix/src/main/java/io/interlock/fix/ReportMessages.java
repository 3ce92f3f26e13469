package io.interlock.fix;

import io.interlock.domain.Account;
import io.interlock.domain.CancelReject;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;

/** Reports of an OMS (35=8, 35=9) read into the domain, whatever they lack or add. */
public final class ReportMessages {
    private ReportMessages() {}

    /** Reads an ExecutionReport of FIX 4.2 or 4.4. */
    public static ExecutionReport executionReport(FixMessage message) {
        return new ExecutionReport(
                FixFields.name(message, Tags.ORDER_ID, OrderId::new),
                FixFields.name(message, Tags.EXEC_ID, ExecId::new),
                FixFields.name(message, Tags.EXEC_REF_ID, ExecId::new),
                FixFields.name(message, Tags.CL_ORD_ID, ClOrdId::new),
                FixFields.name(message, Tags.ORIG_CL_ORD_ID, ClOrdId::new),
                FixFields.name(message, Tags.ACCOUNT, Account::new),
                FixFields.name(message, Tags.SYMBOL, Symbol::new),
                FixFields.code(message, Tags.SIDE, Side::of),
                FixFields.code(message, Tags.ORD_TYPE, OrdType::of),
                execType(message),
                FixFields.code(message, Tags.ORD_STATUS, OrdStatus::of),
                FixFields.quantity(message, Tags.ORDER_QTY),
                FixFields.price(message, Tags.PRICE),
                FixFields.price(message, Tags.STOP_PX),
                FixFields.quantity(message, Tags.LAST_QTY),
                FixFields.price(message, Tags.LAST_PX),
                FixFields.quantity(message, Tags.CUM_QTY),
                FixFields.quantity(message, Tags.LEAVES_QTY),
                FixFields.price(message, Tags.AVG_PX),
                FixFields.integer(message, Tags.ORD_REJ_REASON),
                message.get(Tags.TEXT),
                FixFields.instant(message, Tags.TRANSACT_TIME));
    }

    /** Reads an OrderCancelReject. */
    public static CancelReject cancelReject(FixMessage message) {
        return new CancelReject(
                FixFields.name(message, Tags.ORDER_ID, OrderId::new),
                FixFields.name(message, Tags.CL_ORD_ID, ClOrdId::new),
                FixFields.name(message, Tags.ORIG_CL_ORD_ID, ClOrdId::new),
                FixFields.code(message, Tags.ORD_STATUS, OrdStatus::of),
                message.number(Tags.CXL_REJ_RESPONSE_TO).orElse(0),
                FixFields.integer(message, Tags.CXL_REJ_REASON),
                message.get(Tags.TEXT));
    }

    /**
     * FIX 4.2 says by ExecTransType(20) what 4.4 says by ExecType(150): cancel is a bust, correct a
     * correction.
     */
    private static ExecType execType(FixMessage message) {
        String transType = message.get(Tags.EXEC_TRANS_TYPE);
        return switch (transType == null ? "" : transType) {
            case "1" -> ExecType.TRADE_CANCEL;
            case "2" -> ExecType.TRADE_CORRECT;
            case "3" -> ExecType.ORDER_STATUS;
            default -> FixFields.code(message, Tags.EXEC_TYPE, ExecType::of);
        };
    }
}
