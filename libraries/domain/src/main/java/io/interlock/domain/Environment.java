package io.interlock.domain;

/** Where a client session trades; every symbol, account and policy belongs to one. */
public enum Environment {
    DEMO,
    LIVE
}
