package io.interlock.gateway.link;

import io.interlock.domain.Side;
import io.interlock.gateway.order.StatusRequest;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.wire.OutboundBatch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import quickfix.Session;

/** Asks an OMS what it knows of an order, by the session that carries new ones. */
@Component
class StatusInquiries {
    /** Anything that cannot end a FIX field. */
    private static final String VALUE = "[\\x20-\\x7e]{1,64}";

    private static final String INVALID = "must be 1 to 64 printable characters";

    private final FixSessions sessions;

    StatusInquiries(FixSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The order that is asked about, in the OMS's words.
     *
     * @param clOrdId ClOrdID(11) as the OMS knows it
     */
    record StatusWish(
            @NotBlank @Pattern(regexp = VALUE, message = INVALID) String clOrdId,
            @Pattern(regexp = VALUE, message = INVALID) @Nullable String orderId,
            @Pattern(regexp = VALUE, message = INVALID) @Nullable String account,
            @NotBlank @Pattern(regexp = VALUE, message = INVALID) String symbol,
            @NotNull Side side,
            @NotBlank @Size(max = 500) String reason) {}

    /** By which session it was asked, and the OrdStatusReqID(790) that the answer repeats. */
    record StatusAsked(String session, String ordStatusReqId) {}

    /** Empty where no session of the OMS answers here. */
    Optional<StatusAsked> ask(String oms, StatusWish wish) {
        return sessions.active(oms)
                .flatMap(session -> ask(sessions.session(session), session, wish));
    }

    private static Optional<StatusAsked> ask(Session by, String session, StatusWish wish) {
        String id = "IL-ASK-" + UUID.randomUUID();
        StatusRequest request =
                new StatusRequest(
                        wish.clOrdId(),
                        wish.orderId(),
                        wish.account(),
                        wish.symbol(),
                        String.valueOf(wish.side().code()),
                        id);
        String body = request.body(by.getSessionID().getBeginString());
        return OutboundBatch.alone(by, StatusRequest.MSG_TYPE, body)
                ? Optional.of(new StatusAsked(session, id))
                : Optional.empty();
    }
}
