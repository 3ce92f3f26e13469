package io.interlock.simulators.crm;

/** A webhook that must not be believed, for tests. */
public enum Forgery {
    NONE,
    /** Signed with another key. */
    SIGNATURE,
    /** Signed well, but an hour ago. */
    STALE,
    /** The body was changed after signing. */
    BODY
}
