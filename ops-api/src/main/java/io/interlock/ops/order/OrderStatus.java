package io.interlock.ops.order;

/**
 * Where an order stands: the OMS's OrdStatus(39) once it has answered; before that, and where it
 * never gets the order, the platform's own words.
 */
public enum OrderStatus {
    RECEIVED,
    REJECTED_BY_PLATFORM,
    REFUSED,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    DONE_FOR_DAY,
    CANCELED,
    REPLACED,
    PENDING_CANCEL,
    STOPPED,
    REJECTED,
    SUSPENDED,
    PENDING_NEW,
    CALCULATED,
    EXPIRED,
    PENDING_REPLACE,
    OTHER
}
