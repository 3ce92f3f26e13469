package io.interlock.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time and memory of processes and all below them, as Linux counts them in /proc. */
public final class ProcessTimes {
    /** USER_HZ, fixed at 100 for user space on Linux. */
    private static final long MILLIS_PER_TICK = 10;

    private ProcessTimes() {}

    /** The CPU time so far of each named process and its descendants. */
    public static Map<String, Duration> cpu(Map<String, Long> pids) {
        Map<String, Duration> times = new LinkedHashMap<>();
        pids.forEach((name, pid) -> times.put(name, cpu(pid)));
        return times;
    }

    /**
     * Resident memory in MiB of each named process and its descendants; shared pages count once.
     */
    public static Map<String, Long> memory(Map<String, Long> pids) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        pids.forEach((name, pid) ->
                sizes.put(name, tree(pid).stream().mapToLong(ProcessTimes::pss).sum() >> 10));
        return sizes;
    }

    private static Duration cpu(long pid) {
        long ticks = ticks(pid, true);
        for (long child : tree(pid).stream().skip(1).toList()) {
            ticks += ticks(child, false);
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    private static List<Long> tree(long pid) {
        return ProcessHandle.of(pid)
                .map(root ->
                        Stream.concat(Stream.of(root), root.descendants())
                                .map(ProcessHandle::pid)
                                .toList())
                .orElse(List.of(pid));
    }

    /** Fields 14 to 17 of proc(5) stat: utime, stime and those of children that have ended. */
    private static long ticks(long pid, boolean withEndedChildren) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        if (withEndedChildren) {
            ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        }
        return ticks;
    }

    private static long pss(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** Empty when the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
