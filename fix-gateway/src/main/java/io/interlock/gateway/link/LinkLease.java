package io.interlock.gateway.link;

/** The name of an OMS link's lease. */
public final class LinkLease {
    private LinkLease() {}

    public static String of(String oms) {
        return "link-" + oms;
    }
}
