package io.interlock.benchmarks;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What reconciliation gets done. */
@Command(
        name = "recon",
        description =
                "Executions against drop copies: a backlog, live breaks, and a plain SQL join.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ReconCommand implements Callable<Integer> {
    @Option(names = "--backlog", description = "Fills, told by both sides, found at a start.")
    private int backlog = 1_000_000;

    @Option(names = "--rate", description = "Fills a second while breaks are planted.")
    private int rate = 1_000;

    @Option(names = "--measure", description = "Seconds of it.")
    private int measureSeconds = 30;

    @Option(names = "--rounds", description = "Times everything is measured.")
    private int rounds = 3;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "Few fills, some seconds, once.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        ReconMatches.Plan plan =
                quick
                        ? new ReconMatches.Plan(20_000, 200, Duration.ofSeconds(5), 1)
                        : new ReconMatches.Plan(
                                backlog, rate, Duration.ofSeconds(measureSeconds), rounds);
        Comparison result = new ReconMatches(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
