package io.interlock.benchmarks;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Lines;
import io.interlock.benchmarks.report.ResultFiles;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What policies cost. */
@Command(
        name = "policies",
        description = "The order path without and with policies, changes under load, starts.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class PoliciesCommand implements Callable<Integer> {
    @Option(names = "--policies", description = "In force on the one side.")
    private int policies = 200;

    @Option(names = "--rate", description = "Orders a second.")
    private int rate = 1_000;

    @Option(names = "--warm-up", description = "Seconds of it, without and with policies.")
    private int warmUpSeconds = 30;

    @Option(names = "--measure", description = "Seconds of it that are measured each time.")
    private int measureSeconds = 20;

    @Option(names = "--rounds", description = "Times everything is measured.")
    private int rounds = 3;

    @Option(names = "--changes", description = "Of kill switches and of policies, under load.")
    private int changes = 100;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "Few policies, some seconds, once.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        Duration some = Duration.ofSeconds(2);
        PolicyCosts.Plan plan =
                quick
                        ? new PolicyCosts.Plan(20, 100, some, some, 1, 5, 100, 1_000, 30)
                        : new PolicyCosts.Plan(
                                policies,
                                rate,
                                Duration.ofSeconds(warmUpSeconds),
                                Duration.ofSeconds(measureSeconds),
                                rounds,
                                changes,
                                10_000,
                                100_000,
                                1_000);
        Comparison result = new PolicyCosts(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Lines.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return 0;
    }
}
