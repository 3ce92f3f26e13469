package io.interlock.benchmarks.machine;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.locks.LockSupport;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** The heap of another JVM of this user, over JMX. */
public final class HeapView implements AutoCloseable {
    private static final long SAMPLE_NANOS = 100_000_000L;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private volatile @Nullable Thread sampling;
    private volatile long peak;

    private HeapView(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.memory =
                ManagementFactory.newPlatformMXBeanProxy(
                        connector.getMBeanServerConnection(),
                        ManagementFactory.MEMORY_MXBEAN_NAME,
                        MemoryMXBean.class);
    }

    /** Starts the JVM's local management agent where it does not run yet. */
    @SuppressWarnings("BanJNDI") // the address comes from the JVM itself, on this machine
    public static HeapView of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                String address = machine.startLocalManagementAgent();
                return new HeapView(JMXConnectorFactory.connect(new JMXServiceURL(address)));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into the JVM " + pid, e);
        }
    }

    /** MiB in use, garbage included. */
    public double usedMib() {
        return memory.getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    /** MiB in use right after a full collection, which stops the JVM for a moment. */
    public double liveMib() {
        memory.gc();
        return usedMib();
    }

    /** Looks at the heap ten times a second until {@link #peakMib}. */
    public void watch() {
        peak = 0;
        Thread started = Thread.ofPlatform().name("heap").daemon().unstarted(this::sample);
        sampling = started;
        started.start();
    }

    /** The most that was in use since {@link #watch}, garbage included. */
    public double peakMib() throws InterruptedException {
        Thread stopping = sampling;
        sampling = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            stopping.join();
        }
        return peak / 1048576.0;
    }

    @Override
    public void close() throws IOException {
        sampling = null;
        connector.close();
    }

    private void sample() {
        while (sampling == Thread.currentThread()) {
            peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }
}
