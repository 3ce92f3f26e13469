package io.interlock.simulators.oms;

import java.util.Locale;

/** How a session misbehaves. Lasting ones hold until {@link #CLEAR}. */
public enum Fault {
    /** TCP is accepted, Logon answered by Logout; also ends the present connection. */
    REFUSE_LOGON("refuseLogon"),
    /** TCP is accepted and stays open, nothing is answered, not even heartbeats. */
    MUTE("mute"),
    /** TCP is refused; the present connection is cut. */
    DOWN("down"),
    /** The session lives, but orders that come by it are lost before the book. */
    SILENT("silent"),
    /** Reports of the session wait until the fault is cleared; the drop copy gets them. */
    WITHHOLD("withhold"),
    /** Once: the connection is cut without Logout. */
    DISCONNECT("disconnect"),
    /** Once: the next number out is {@code by} too high (default 5), or too low when negative. */
    SEQUENCE_GAP("sequenceGap"),
    /** Once: a Reject (35=3) of the peer's message with MsgSeqNum {@code by}, whatever it was. */
    REFUSE_MESSAGE("refuseMessage"),
    CLEAR("clear");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Fault of(String word) {
        for (Fault fault : values()) {
            if (fault.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return fault;
            }
        }
        throw new IllegalArgumentException("Fault \"" + word + "\" is not known");
    }
}
