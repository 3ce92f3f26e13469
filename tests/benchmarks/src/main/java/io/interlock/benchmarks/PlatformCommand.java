package io.interlock.benchmarks;

import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Result;
import io.interlock.benchmarks.report.ResultFiles;
import io.interlock.benchmarks.report.Table;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The order path while everything else of the platform runs too. */
@Command(
        name = "platform",
        description =
                "Order to first report with every service running: highest rate, CPU by process.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class PlatformCommand implements Callable<Integer> {
    private static final String NAME = "platform";
    private static final String TITLE = "Order path of the whole platform";

    @Option(names = "--rates", split = ",", description = "Orders a second, measured one by one.")
    private List<Integer> rates = List.of(200, 500, 1_000);

    @Option(names = "--warm-up", description = "Seconds at --warm-up-rate before measuring.")
    private int warmUpSeconds = 60;

    @Option(names = "--warm-up-rate", description = "Orders a second while warming up.")
    private int warmUpRate = 500;

    @Option(names = "--measure", description = "Seconds each rate is measured.")
    private int measureSeconds = 12;

    @Option(names = "--search-step", description = "Seconds each rate of the search runs.")
    private int searchSeconds = 6;

    @Option(names = "--limit", description = "Milliseconds that p99 stays under in the search.")
    private int limitMillis = 100;

    @Option(names = "--most", description = "Orders a second at which the search ends.")
    private int most = 4_000;

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "A few seconds at 200/s, once: shows that it works.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        Result result =
                new OrderPath(quick ? quickPlan() : plan(), places.data(), places.home()).run();
        System.out.println();
        System.out.println(Table.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        // a rate above what this machine carries is a finding, no failure
        return result.measurements().isEmpty() ? 1 : 0;
    }

    private OrderPath.Plan plan() {
        return new OrderPath.Plan(
                NAME,
                TITLE,
                List.of(Side.PLATFORM),
                rates,
                1,
                warmUpRate,
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(10),
                Duration.ofSeconds(measureSeconds),
                true,
                Duration.ofSeconds(searchSeconds),
                limitMillis,
                most);
    }

    private OrderPath.Plan quickPlan() {
        return new OrderPath.Plan(
                NAME,
                TITLE,
                List.of(Side.PLATFORM),
                List.of(200),
                1,
                200,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                false,
                Duration.ofSeconds(searchSeconds),
                limitMillis,
                most);
    }
}
