package io.interlock.simulators.oms.book;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * ExecutionReport(8), OrderCancelReject(9) and BusinessMessageReject(j) as this OMS writes them.
 */
final class Reports {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private Reports() {}

    static FixMessage.Builder execution(
            BookOrder order, String execId, ExecType type, Instant now) {
        TimeInForce tif = order.timeInForce();
        return FixMessage.type("8")
                .with(Tag.ORDER_ID, order.orderId())
                .with(Tag.CL_ORD_ID, order.clOrdId())
                .with(Tag.EXEC_ID, execId)
                .with(Tag.EXEC_TYPE, type.code())
                .with(Tag.ORD_STATUS, order.status().code())
                .with(Tag.ACCOUNT, order.account())
                .with(Tag.SYMBOL, order.symbol())
                .with(Tag.SIDE, order.side().code())
                .with(Tag.ORDER_QTY, order.orderQty())
                .with(Tag.ORD_TYPE, order.ordType().code())
                .with(Tag.PRICE, order.price())
                .with(Tag.STOP_PX, order.stopPx())
                .with(Tag.TIME_IN_FORCE, tif == TimeInForce.OTHER ? null : "" + tif.code())
                .with(Tag.EXPIRE_TIME, order.expires() == null ? null : UTC.format(order.expires()))
                .with(Tag.LEAVES_QTY, order.leavesQty())
                .with(Tag.CUM_QTY, order.cumQty())
                .with(Tag.AVG_PX, order.avgPx())
                .with(Tag.TRANSACT_TIME, UTC.format(now));
    }

    static FixMessage.Builder trade(BookOrder order, Trade trade, ExecType type, Instant now) {
        return execution(order, trade.execId(), type, now)
                .with(Tag.LAST_QTY, trade.qty())
                .with(Tag.LAST_PX, trade.px());
    }

    /** A NewOrderSingle that never became an order. */
    static FixMessage refusal(
            FixMessage order, String orderId, String execId, int code, String text, Instant now) {
        return bare(order, orderId, execId, ExecType.REJECTED, now)
                .with(Tag.SIDE, order.find(Tag.SIDE))
                .with(Tag.ORDER_QTY, order.find(Tag.ORDER_QTY))
                .with(Tag.ORD_TYPE, order.find(Tag.ORD_TYPE))
                .with(Tag.ORD_REJ_REASON, String.valueOf(code))
                .with(Tag.TEXT, text)
                .build();
    }

    /** The answer to a status request for an order that this OMS does not know. */
    static FixMessage unknownOrder(FixMessage request, String execId, Instant now) {
        return bare(request, "NONE", execId, ExecType.ORDER_STATUS, now)
                .with(Tag.SIDE, request.find(Tag.SIDE))
                .with(Tag.ORD_STATUS_REQ_ID, request.find(Tag.ORD_STATUS_REQ_ID))
                .with(Tag.ORD_REJ_REASON, "5")
                .with(Tag.TEXT, "Unknown order")
                .build();
    }

    private static FixMessage.Builder bare(
            FixMessage about, String orderId, String execId, ExecType type, Instant now) {
        return FixMessage.type("8")
                .with(Tag.ORDER_ID, orderId)
                .with(Tag.CL_ORD_ID, about.find(Tag.CL_ORD_ID))
                .with(Tag.EXEC_ID, execId)
                .with(Tag.EXEC_TYPE, type.code())
                .with(Tag.ORD_STATUS, OrdStatus.REJECTED.code())
                .with(Tag.ACCOUNT, about.find(Tag.ACCOUNT))
                .with(Tag.SYMBOL, about.find(Tag.SYMBOL))
                .with(Tag.LEAVES_QTY, NONE)
                .with(Tag.CUM_QTY, NONE)
                .with(Tag.AVG_PX, NONE)
                .with(Tag.TRANSACT_TIME, UTC.format(now));
    }

    static FixMessage cancelReject(
            FixMessage request, @Nullable BookOrder order, int code, String text, Instant now) {
        OrdStatus status = order == null ? OrdStatus.REJECTED : order.status();
        return FixMessage.type("9")
                .with(Tag.ORDER_ID, order == null ? "NONE" : order.orderId())
                .with(Tag.CL_ORD_ID, request.find(Tag.CL_ORD_ID))
                .with(Tag.ORIG_CL_ORD_ID, request.find(Tag.ORIG_CL_ORD_ID))
                .with(Tag.ORD_STATUS, status.code())
                .with(Tag.ACCOUNT, order == null ? null : order.account())
                .with(Tag.TRANSACT_TIME, UTC.format(now))
                .with(Tag.CXL_REJ_RESPONSE_TO, request.msgType().equals("F") ? "1" : "2")
                .with(Tag.CXL_REJ_REASON, String.valueOf(code))
                .with(Tag.TEXT, text)
                .build();
    }

    static FixMessage businessReject(FixMessage message, int reason, String text) {
        return FixMessage.type("j")
                .with(Tag.REF_SEQ_NUM, message.find(Tag.MSG_SEQ_NUM))
                .with(Tag.REF_MSG_TYPE, message.msgType())
                .with(Tag.BUSINESS_REJECT_REASON, String.valueOf(reason))
                .with(Tag.TEXT, text)
                .build();
    }
}
