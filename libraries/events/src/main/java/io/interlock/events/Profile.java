package io.interlock.events;

/** The kind of time that an environment is in; policies may be for some of them only. */
public enum Profile {
    NORMAL,
    NEWS,
    MARKET_CLOSING,
    EMERGENCY
}
