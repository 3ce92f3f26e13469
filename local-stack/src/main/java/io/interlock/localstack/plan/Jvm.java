package io.interlock.localstack.plan;

import java.util.ArrayList;
import java.util.List;

/** JVM flags of the processes: small heaps, two cores, start-up before peak where it may be. */
public final class Jvm {
    private Jvm() {}

    /** Flags by process name; training and later starts of one process use the same. */
    public static List<String> flags(String process) {
        List<String> flags = new ArrayList<>();
        flags.add("-XX:+UseSerialGC");
        flags.add("-Xss512k");
        flags.add("-Xmx" + heapMebibytes(process) + "m");
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-Duser.timezone=UTC");
        // its adapters may not match; they are made anew then
        flags.add("-Xlog:aot*=error");
        flags.add("--enable-native-access=ALL-UNNAMED");
        flags.add("--sun-misc-unsafe-memory-access=allow");
        if (!onOrderPath(process)) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    /** Those whose speed counts get the optimising compiler. */
    private static boolean onOrderPath(String process) {
        return process.equals(Part.FIX_GATEWAY.label())
                || process.equals(Part.FIX_GATEWAY_B.label())
                || process.equals(Part.ROUTING_SERVICE.label())
                || process.equals(Part.ROUTING_SERVICE_B.label())
                || process.equals(Part.SIMULATORS);
    }

    private static int heapMebibytes(String process) {
        return onOrderPath(process) || process.equals(Part.OPS_API.label()) ? 256 : 160;
    }
}
