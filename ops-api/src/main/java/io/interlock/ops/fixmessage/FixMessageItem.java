package io.interlock.ops.fixmessage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the gateway's log, or a gap in it.
 *
 * @param at when it was received, or numbered to be sent
 * @param session the counterparty's CompID
 * @param direction seen from us
 * @param seq MsgSeqNum(34)
 * @param msgType MsgType(35); empty for a gap
 * @param possDup whether PossDupFlag(43) is Y
 * @param raw the text, passwords as stars; absent where it is not kept any more
 * @param lost of a gap: how many messages are missing here
 * @param note what there is to know about it, in words
 * @param decoded in words, where it was asked for
 */
record FixMessageItem(
        String id,
        Instant at,
        String session,
        Direction direction,
        @Nullable Long seq,
        String msgType,
        boolean possDup,
        @Nullable String clOrdId,
        @Nullable String origClOrdId,
        @Nullable String orderId,
        @Nullable String execId,
        @Nullable String raw,
        @Nullable Long lost,
        @Nullable String note,
        @Nullable DecodedMessage decoded) {

    /** Seen from us. */
    enum Direction {
        IN,
        OUT
    }
}
