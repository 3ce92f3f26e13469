package io.interlock.recon.trade;

/** Who tells of a trade: our order sessions, or the OMS's drop copy. */
public enum Feed {
    PLATFORM,
    DROP_COPY;

    public Feed other() {
        return switch (this) {
            case PLATFORM -> DROP_COPY;
            case DROP_COPY -> PLATFORM;
        };
    }
}
