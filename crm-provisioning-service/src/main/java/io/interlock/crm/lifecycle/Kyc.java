package io.interlock.crm.lifecycle;

/** What the CRM last said of a client's identity check. */
public enum Kyc {
    PENDING,
    APPROVED,
    REJECTED
}
