package io.interlock.ops.idempotency;

/** What came of asking to be the one who carries a request out. */
sealed interface Claim {
    /** Carry it out. */
    record Ours() implements Claim {}

    /** Somebody else is at it. */
    record InProgress() implements Claim {}

    /** The key belongs to a request that is not this one. */
    record OtherRequest() implements Claim {}

    /** It was carried out. */
    record Done(KeptAnswer answer) implements Claim {}
}
