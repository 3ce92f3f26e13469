package io.interlock.benchmarks.decisions;

import io.interlock.benchmarks.machine.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** One case in this JVM, which is a fresh one: what JMH's own fork would be. */
@Command(name = "role-decisions", hidden = true)
public final class DecisionRole implements Callable<Integer> {
    @Option(names = "--side", required = true)
    private Judge.@Nullable Side side;

    @Option(names = "--rules", required = true)
    private int rules;

    @Option(names = "--conditions", required = true)
    private int conditions;

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Option(names = "--out", required = true)
    private @Nullable Path out;

    /** Microseconds, and bytes allocated, for one decision. */
    public record Case(double p50, double p99, double mean, double bytes, long samples) {}

    @Override
    public Integer call() throws Exception {
        RunResult run =
                new Runner(
                                new OptionsBuilder()
                                        .include(DecisionBenchmark.class.getName())
                                        .param("side", Role.required(side).name())
                                        .param("rules", Integer.toString(rules))
                                        .param("conditions", Integer.toString(conditions))
                                        .forks(0)
                                        .threads(1)
                                        .warmupIterations(seconds)
                                        .warmupTime(TimeValue.seconds(1))
                                        .measurementIterations(seconds)
                                        .measurementTime(TimeValue.seconds(1))
                                        .shouldFailOnError(true)
                                        .addProfiler(GCProfiler.class)
                                        .build())
                        .runSingle();
        Statistics micros = run.getPrimaryResult().getStatistics();
        double bytes =
                run.getSecondaryResults().entrySet().stream()
                        .filter(each -> each.getKey().endsWith("gc.alloc.rate.norm"))
                        .mapToDouble(each -> each.getValue().getScore())
                        .findFirst()
                        .orElse(Double.NaN);
        Case found =
                new Case(
                        micros.getPercentile(50),
                        micros.getPercentile(99),
                        micros.getMean(),
                        bytes,
                        micros.getN());
        Files.write(Role.required(out), JsonMapper.shared().writeValueAsBytes(found));
        return 0;
    }
}
