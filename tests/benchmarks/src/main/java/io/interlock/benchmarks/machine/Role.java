package io.interlock.benchmarks.machine;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every role of the benchmark does once it works. */
public final class Role {
    private Role() {}

    /** Says READY and waits until the parent closes our standard input or ends. */
    public static int runUntilParentEnds(Runnable stop) throws IOException {
        System.out.println(ChildProcess.READY);
        while (System.in.read() >= 0) {
            // nobody writes to us; only the end counts
        }
        stop.run();
        return 0;
    }

    /** An option that picocli has set, because it is required. */
    public static <T> T required(@Nullable T option) {
        return Objects.requireNonNull(option);
    }
}
