package io.interlock.gateway.order;

import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import org.jspecify.annotations.Nullable;

/**
 * An OrderStatusRequest (35=H) of the platform's own: what an OMS is asked about one of its orders.
 * The answer is an ExecutionReport with ExecType(150)=I and goes the way of all reports.
 *
 * @param clOrdId ClOrdID(11) as the OMS knows it
 * @param side Side(54) as it stands in FIX, for example 1
 * @param ordStatusReqId OrdStatusReqID(790); FIX 4.2 has no such field
 */
public record StatusRequest(
        String clOrdId,
        @Nullable String orderId,
        @Nullable String account,
        @Nullable String symbol,
        @Nullable String side,
        String ordStatusReqId) {

    public static final String MSG_TYPE = "H";
    private static final String FIX_42 = "FIX.4.2";

    /** The fields after the header, for a session of this BeginString(8). */
    public String body(String beginString) {
        StringBuilder body = new StringBuilder(160);
        add(body, Tags.CL_ORD_ID, clOrdId);
        add(body, Tags.ORDER_ID, orderId);
        add(body, Tags.ACCOUNT, account);
        add(body, Tags.SYMBOL, symbol);
        add(body, Tags.SIDE, side);
        add(body, Tags.ORD_STATUS_REQ_ID, beginString.equals(FIX_42) ? null : ordStatusReqId);
        return body.toString();
    }

    private static void add(StringBuilder body, int tag, @Nullable String value) {
        if (value != null) {
            body.append(tag).append('=').append(value).append(FixMessage.SOH);
        }
    }
}
