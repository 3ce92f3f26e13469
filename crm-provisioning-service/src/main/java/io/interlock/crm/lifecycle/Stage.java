package io.interlock.crm.lifecycle;

/** How far a client has come. */
public enum Stage {
    /** Events came before client.created; they are remembered. */
    ANNOUNCED,
    CREATED,
    KYC_REJECTED,
    /** Demo account open, live account waits for a deposit. */
    KYC_APPROVED,
    /** The live account trades. */
    LIVE
}
