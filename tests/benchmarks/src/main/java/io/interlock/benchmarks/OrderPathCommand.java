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

/** Parses the options of the order-path benchmark, runs it, writes what came out. */
@Command(
        name = "order-path",
        description = "Order to first report at the client: a naive pipeline and Interlock.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class OrderPathCommand implements Callable<Integer> {
    static final String NAME = "order-path";
    static final String TITLE = "Order path: the naive pipeline and Interlock";
    static final int MOST = 100_000;

    @Option(names = "--rates", split = ",", description = "Orders a second, measured one by one.")
    private List<Integer> rates = List.of(200, 1_000, 2_000);

    @Option(names = "--rounds", description = "Times each side runs, alternating.")
    private int rounds = 3;

    @Option(names = "--warm-up", description = "Seconds at --warm-up-rate before measuring.")
    private int warmUpSeconds = 30;

    @Option(names = "--warm-up-rate", description = "Orders a second while warming up.")
    private int warmUpRate = 2_000;

    @Option(names = "--measure", description = "Seconds each rate is measured.")
    private int measureSeconds = 20;

    @Option(
            names = "--search",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Look for the highest rate with p99 under --limit.")
    private boolean search = true;

    @Option(names = "--search-step", description = "Seconds each rate of the search runs.")
    private int searchSeconds = 6;

    @Option(names = "--limit", description = "Milliseconds that p99 stays under in the search.")
    private int limitMillis = 100;

    @Option(names = "--sides", split = ",", description = "${COMPLETION-CANDIDATES}")
    private List<Side> sides = List.of(Side.NAIVE, Side.INTERLOCK);

    @Mixin private Places places = new Places();

    @Option(names = "--quick", description = "A few seconds at 200/s, once: shows that it works.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        OrderPath.Plan plan = quick ? quickPlan() : plan();
        Result result = new OrderPath(plan, places.data(), places.home()).run();
        System.out.println();
        System.out.println(Table.of(result));
        System.out.println("Written: " + ResultFiles.write(result, places.out()));
        return result.rows().stream().allMatch(Result.Row::clean) ? 0 : 1;
    }

    private OrderPath.Plan plan() {
        return new OrderPath.Plan(
                NAME,
                TITLE,
                sides,
                rates,
                rounds,
                warmUpRate,
                Duration.ofSeconds(warmUpSeconds),
                Duration.ZERO,
                Duration.ofSeconds(measureSeconds),
                search,
                Duration.ofSeconds(searchSeconds),
                limitMillis,
                MOST);
    }

    private OrderPath.Plan quickPlan() {
        return new OrderPath.Plan(
                NAME,
                TITLE,
                sides,
                List.of(200),
                1,
                200,
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofSeconds(3),
                false,
                Duration.ofSeconds(searchSeconds),
                limitMillis,
                MOST);
    }
}
