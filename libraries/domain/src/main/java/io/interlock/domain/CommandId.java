package io.interlock.domain;

/**
 * The identity of one message received on a FIX session: {@code session:epoch:MsgSeqNum}. The epoch
 * grows by one at each sequence reset, so the id never repeats.
 */
public record CommandId(String session, int epoch, long msgSeqNum) {
    public CommandId {
        Identifier.require("session", session);
    }

    /** Parses {@code session:epoch:MsgSeqNum}; {@link IllegalArgumentException} names the text. */
    public static CommandId of(String text) {
        int last = text.lastIndexOf(':');
        int middle = last < 1 ? -1 : text.lastIndexOf(':', last - 1);
        if (middle < 1) {
            throw new IllegalArgumentException("not session:epoch:MsgSeqNum: " + text);
        }
        return new CommandId(
                text.substring(0, middle),
                Integer.parseInt(text, middle + 1, last, 10),
                Long.parseLong(text, last + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return session + ":" + epoch + ":" + msgSeqNum;
    }
}
