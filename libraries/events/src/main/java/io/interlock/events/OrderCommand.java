package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order message of a client as the gateway took it, on {@link Topics#ORDER_COMMANDS}.
 *
 * @param clientSession the client's CompID, for example {@code TRADER1}
 * @param key the record's key: Account(1), else the client session; of the root order for requests
 *     about one
 * @param gate whether account gates are enforced for this client session or only observed
 * @param raw the exact text received, SOH-separated, ISO-8859-1
 * @param price Price(44)
 * @param sendingTime SendingTime(52), or OrigSendingTime(122) of a PossDup
 * @param deadline when the order is too old to be sent
 * @param root of a cancel, replace or status request: the order it is about; null for a new order
 *     and for unknown ones
 */
public record OrderCommand(
        CommandId commandId,
        Kind kind,
        String clientSession,
        String key,
        Environment environment,
        Gate gate,
        String fixVersion,
        String raw,
        ClOrdId clOrdId,
        @Nullable ClOrdId origClOrdId,
        @Nullable Account account,
        @Nullable Symbol symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        @Nullable Quantity orderQty,
        @Nullable Price price,
        @Nullable Price stopPx,
        Instant receivedAt,
        Instant sendingTime,
        Instant deadline,
        @Nullable RootOrder root) {

    /**
     * NewOrderSingle D, OrderCancelRequest F, OrderCancelReplaceRequest G, OrderStatusRequest H.
     */
    public enum Kind {
        NEW,
        CANCEL,
        REPLACE,
        STATUS
    }

    /** What account gates do for a client session. */
    public enum Gate {
        ENFORCE,
        OBSERVE
    }

    /**
     * The first order of a chain of replaces, and where it went; null while it has not been routed.
     */
    public record RootOrder(
            CommandId commandId,
            ClOrdId clOrdId,
            @Nullable String oms,
            @Nullable String omsSession) {}
}
