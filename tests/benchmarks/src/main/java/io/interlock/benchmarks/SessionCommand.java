package io.interlock.benchmarks;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Durable orders a second on one OMS session. */
@Command(
        name = "session",
        description =
                "Durable orders a second on one OMS session: Interlock and a synced FileStore.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class SessionCommand implements Callable<Integer> {
    @Option(names = "--rounds", description = "Times each side runs, alternating.")
    private int rounds = 3;

    @Option(names = "--orders", description = "Decisions that the gateway is fed with a round.")
    private int orders = 40_000;

    @Option(names = "--warm-up", description = "Decisions before the first round.")
    private int warmUp = 60_000;

    @Option(names = "--synced", description = "Seconds that QuickFIX/J sends in a round.")
    private int syncedSeconds = 8;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "A few thousand orders, once: shows that it works.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        List<String> sides = List.of(SessionRate.SYNCED, SessionRate.INTERLOCK);
        SessionRate.Plan plan =
                quick
                        ? new SessionRate.Plan(sides, 1, 3_000, 1_000, Duration.ofSeconds(2))
                        : new SessionRate.Plan(
                                sides, rounds, orders, warmUp, Duration.ofSeconds(syncedSeconds));
        Comparison result = new SessionRate(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
