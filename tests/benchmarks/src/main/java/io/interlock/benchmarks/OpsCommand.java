package io.interlock.benchmarks;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What operations get from the read models. */
@Command(
        name = "ops",
        description =
                "Orders into ops-api's read models, searches over much history, and listeners.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class OpsCommand implements Callable<Integer> {
    @Option(names = "--history", description = "Orders there are before anything is measured.")
    private int history = 10_000_000;

    @Option(names = "--rate", description = "Orders a second, six records each.")
    private int rate = 1_000;

    @Option(names = "--warm-up", description = "Seconds of it before measuring.")
    private int warmUpSeconds = 30;

    @Option(names = "--measure", description = "Seconds of it that are measured, each round.")
    private int measureSeconds = 30;

    @Option(names = "--rounds", description = "Times everything is measured.")
    private int rounds = 3;

    @Option(names = "--listeners", description = "Clients of the stream at once.")
    private int listeners = 1_000;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "Little history, some seconds, once.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        OpsReads.Plan plan =
                quick
                        ? new OpsReads.Plan(
                                20_000, 200, Duration.ofSeconds(3), Duration.ofSeconds(5), 1, 50)
                        : new OpsReads.Plan(
                                history,
                                rate,
                                Duration.ofSeconds(warmUpSeconds),
                                Duration.ofSeconds(measureSeconds),
                                rounds,
                                listeners);
        Comparison result = new OpsReads(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
