package io.interlock.gateway.lease;

/** A write was refused because another instance holds the lease: nothing of it happened. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String what) {
        super(what + " belongs to another gateway now");
    }
}
