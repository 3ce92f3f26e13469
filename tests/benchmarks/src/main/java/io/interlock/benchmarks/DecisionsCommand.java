package io.interlock.benchmarks;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one decision costs by policies. */
@Command(
        name = "decisions",
        description = "One decision by 10 to 10,000 policies: Interlock, a chain, a rules engine.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DecisionsCommand implements Callable<Integer> {
    @Option(names = "--rounds", description = "Times each case runs, in a JVM of its own.")
    private int rounds = 3;

    @Option(names = "--seconds", description = "Of warm-up and of measuring, for each case.")
    private int seconds = 5;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "A second each, up to 1,000 policies, once.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        DecisionCosts.Plan plan =
                quick
                        ? new DecisionCosts.Plan(List.of(10, 1_000), 1, 1)
                        : new DecisionCosts.Plan(List.of(10, 1_000, 10_000), rounds, seconds);
        Comparison result = new DecisionCosts(plan, places.data()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
