package io.interlock.gateway.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM, with the gateway in it, holds at a moment.
 *
 * @param heap in bytes, after a collection
 */
record Resources(long heap, long descriptors, int threads) {
    static Resources now() {
        System.gc();
        UnixOperatingSystemMXBean system =
                (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Resources(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                system.getOpenFileDescriptorCount(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    @Override
    public String toString() {
        return "heap "
                + heapMiB()
                + " MiB, "
                + descriptors
                + " descriptors, "
                + threads
                + " threads";
    }

    long heapMiB() {
        return heap / 1024 / 1024;
    }
}
