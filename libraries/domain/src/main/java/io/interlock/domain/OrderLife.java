package io.interlock.domain;

/**
 * How far an order has come, leaving aside what was filled and what is being asked of it. With
 * those two it makes {@link Order#ordStatus()}.
 */
public enum OrderLife {
    /** Taken from the client, undecided. */
    RECEIVED,
    /** An OMS was chosen. */
    ROUTED,
    /** On its way; the OMS has not answered. */
    SENT,
    /** A rule said no. */
    REJECTED_BY_PLATFORM,
    /** The platform could not take it. */
    REFUSED,
    PENDING_NEW,
    WORKING,
    SUSPENDED,
    STOPPED,
    CALCULATED,
    DONE_FOR_DAY,
    CANCELED,
    EXPIRED,
    /** Rejected by the OMS. */
    REJECTED;

    /** True before any word of the OMS. */
    boolean beforeOms() {
        return switch (this) {
            case RECEIVED, ROUTED, SENT, REJECTED_BY_PLATFORM, REFUSED -> true;
            case PENDING_NEW,
                    WORKING,
                    SUSPENDED,
                    STOPPED,
                    CALCULATED,
                    DONE_FOR_DAY,
                    CANCELED,
                    EXPIRED,
                    REJECTED ->
                    false;
        };
    }

    /** True where somebody said no to all of it. */
    boolean rejected() {
        return this == REJECTED_BY_PLATFORM || this == REFUSED || this == REJECTED;
    }

    /** True where nothing more should trade. */
    boolean closed() {
        return rejected() || this == CANCELED || this == EXPIRED;
    }
}
